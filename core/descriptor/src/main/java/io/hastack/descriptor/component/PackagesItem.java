package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Scope;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Packages by platform; a plain list is for every platform and stands under the empty name.
 *
 * @param component in messages
 */
record PackagesItem(
        Placement placement, String component, Place place, Map<String, List<String>> byPlatform, List<String> held)
        implements Item {
    static Item read(ItemFields item) {
        Map<String, List<String>> byPlatform = new TreeMap<>();
        Optional<Element> written = item.fields().require("packages");
        Place place = written.map(Element::place).orElse(item.fields().place());
        written.filter(Element::isList).ifPresent(e -> byPlatform.put("", names(e)));
        written.filter(e -> !e.isList())
                .ifPresent(e -> e.entries("packages by platform, or a list").forEach(entry -> {
                    item.fields().match(entry.key(), Forms.PLATFORM, "a platform such as debian-13, or debian");
                    byPlatform.put(entry.key().value(), names(entry.value()));
                }));
        List<String> held =
                item.fields().texts("held").stream().map(Text::value).toList();
        return new PackagesItem(
                item.placement(Scope.EVERY_NODE), item.declared().component(), place, byPlatform, held);
    }

    @Override
    public Part part(Resolution resolution) {
        String platform = resolution.lookUps().target().topology().platform();
        return new Packages(placement, names(platform), held);
    }

    private List<String> names(String platform) {
        String family = platform.replaceFirst("-[^-]*$", "");
        for (String key : List.of(platform, family, "")) {
            if (byPlatform.containsKey(key)) {
                return byPlatform.get(key);
            }
        }
        throw new HaException(
                ErrorCode.INPUT_COMPONENT,
                place + ": component '" + component + "' has no packages for platform '" + platform + "', only for "
                        + String.join(", ", byPlatform.keySet())
                        + "; add them, or correct 'platform' of the topology file");
    }

    private static List<String> names(Element list) {
        return list.texts("package names").stream().map(Text::value).toList();
    }
}
