package io.hastack.itests;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.engine.Inventory;
import io.hastack.engine.internal.OfflineInventory;
import io.hastack.engine.internal.Plugins;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.VerifyService;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.io.File;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every component of {@code bundles/}, made as its Blueprint says but without OSGi. Reads the folders, so that a new component is
 * tested from its first build.
 */
record Components(List<DeployService> services) {
    static Components all() throws Exception {
        List<DeployService> services = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of("..", "bundles"))) {
            for (Path folder : folders.sorted().toList()) {
                Path classes = folder.resolve("target/classes");
                if (Files.isRegularFile(folder.resolve("pom.xml"))) {
                    services.add(load(folder.getFileName().toString(), classes));
                }
            }
        }
        return new Components(List.copyOf(services));
    }

    Inventory inventory() {
        Plugins plugins = new Plugins(services, only(VerifyService.class), only(ConstraintService.class), List.of());
        return OfflineInventory.of(plugins);
    }

    /** Returns the ids that members name; clusters have the others without being told. */
    List<String> hosted() {
        return named().filter(Predicate.not(Components::onRemotes)).toList();
    }

    /** Returns the ids that remotes name. */
    List<String> remote() {
        return named().filter(Components::onRemotes).toList();
    }

    /** Returns a topology of everything: members, and two remotes for what runs on remotes. */
    Topology topology(Shape shape, String platform) {
        Topology topology = Topologies.of(shape, hosted(), platform);
        return remote().isEmpty() ? topology : Topologies.withRemotes(topology, remote());
    }

    private Stream<String> named() {
        return services.stream()
                .map(DeployService::component)
                .filter(c -> !c.everyCluster() && !c.everyRemote())
                .map(ComponentInfo::id);
    }

    /** As the lab tells them apart. */
    private static boolean onRemotes(String id) {
        return id.equals("compute") || id.endsWith("-compute");
    }

    private <S> List<S> only(Class<S> type) {
        return services.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static DeployService load(String id, Path classes) throws Exception {
        File blueprint = classes.resolve("OSGI-INF/blueprint/" + id + ".xml").toFile();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(blueprint);
        Element service = all(document, "service").stream()
                .filter(s -> s.getTextContent().contains(DeployService.class.getName())
                        || s.getAttribute("interface").equals(DeployService.class.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(blueprint + " publishes no DeployService"));
        URL[] path = {classes.toUri().toURL()};
        // stays open: a component may load more of its classes later
        ClassLoader loader = new URLClassLoader(path, Components.class.getClassLoader());
        return (DeployService) bean(document, service.getAttribute("ref"), classes, loader);
    }

    private static Object bean(Document blueprint, String id, Path classes, ClassLoader loader) throws Exception {
        Element bean = all(blueprint, "bean").stream()
                .filter(b -> b.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bean '" + id + "'"));
        String type = bean.getAttribute("class");
        if (type.equals(DescribedComponent.class.getName())) {
            return DescribedComponent.load(classes.resolve("component.yaml"));
        }
        List<Object> arguments = new ArrayList<>();
        NodeList elements = bean.getElementsByTagName("argument");
        for (int i = 0; i < elements.getLength(); i++) {
            String ref = ((Element) elements.item(i)).getAttribute("ref");
            arguments.add(bean(blueprint, ref, classes, loader));
        }
        Constructor<?> constructor = Stream.of(loader.loadClass(type).getConstructors())
                .filter(c -> c.getParameterCount() == arguments.size())
                .findFirst()
                .orElseThrow();
        return constructor.newInstance(arguments.toArray());
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
