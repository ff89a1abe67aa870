package io.hastack.shell;

import io.hastack.engine.Inventory;
import io.hastack.shell.text.ComponentLine;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ComponentService;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Which components this console has, and which it could have: features, bundles and what they publish, put together. */
final class Distribution {
    private static final String PREFIX = "ha-";
    /** Features that are no component. */
    private static final Set<String> PLATFORM = Set.of("ha-core", "ha-all");

    private final Map<String, ComponentInfo> installed;
    private final Map<String, Feature> features;
    private final Function<Feature, Boolean> hasFeature;
    private final Map<String, Bundle> bundles;

    Distribution(Inventory inventory, FeaturesService service, BundleContext context) throws Exception {
        installed = inventory.components().stream().collect(Collectors.toMap(ComponentInfo::id, c -> c));
        features = service == null ? Map.of() : features(service.listFeatures());
        hasFeature = f -> service != null && service.isInstalled(f);
        bundles = context == null ? Map.of() : bundles(context);
    }

    /** Returns the ids of components that have a feature in the distribution, installed or not. */
    static Set<String> available(FeaturesService service) {
        try {
            return service == null ? Set.of() : features(service.listFeatures()).keySet();
        } catch (Exception e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, "the list of features cannot be read; see log:display", e);
        }
    }

    /** Returns every component that is installed, available or named by a topology, by id. */
    List<ComponentLine> lines(Set<String> inTopology) {
        Set<String> ids = new TreeSet<>(installed.keySet());
        ids.addAll(features.keySet());
        ids.addAll(inTopology);
        return ids.stream().map(id -> line(id, inTopology)).toList();
    }

    private ComponentLine line(String id, Set<String> inTopology) {
        Optional<ComponentInfo> info = Optional.ofNullable(installed.get(id));
        Optional<Feature> feature = Optional.ofNullable(features.get(id));
        Optional<Bundle> bundle = Optional.ofNullable(bundles.get(id));
        String title = info.map(ComponentInfo::title)
                .orElseGet(() -> feature.map(Feature::getDescription).orElse(""));
        String version = bundle.map(b -> b.getVersion().toString())
                .orElseGet(() -> feature.map(Feature::getVersion).orElse(""));
        return new ComponentLine(
                id,
                title,
                info.map(i -> mode(i.mode())).orElse(""),
                state(info.isPresent(), feature),
                inTopology.contains(id)
                        || info.filter(ComponentInfo::everyCluster).isPresent(),
                version,
                bundle.map(Bundle::getSymbolicName).orElse(""));
    }

    private String state(boolean present, Optional<Feature> feature) {
        if (present) {
            return "installed";
        }
        return feature.map(f -> hasFeature.apply(f) ? "starting" : "available").orElse("missing");
    }

    private static String mode(ComponentInfo.Mode mode) {
        return mode == ComponentInfo.Mode.ACTIVE_ACTIVE ? "active/active" : "active/passive";
    }

    private static Map<String, Feature> features(Feature[] all) {
        Map<String, Feature> found = new TreeMap<>();
        Arrays.stream(all)
                .filter(f -> f.getName().startsWith(PREFIX) && !PLATFORM.contains(f.getName()))
                .forEach(f -> found.put(f.getName().substring(PREFIX.length()), f));
        return found;
    }

    private static Map<String, Bundle> bundles(BundleContext context) throws InvalidSyntaxException {
        Map<String, Bundle> found = new TreeMap<>();
        ServiceReference<?>[] services =
                context.getAllServiceReferences(null, "(" + ComponentService.COMPONENT + "=*)");
        for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
            found.putIfAbsent(String.valueOf(service.getProperty(ComponentService.COMPONENT)), service.getBundle());
        }
        found.values().removeIf(b -> b == null);
        return found;
    }
}
