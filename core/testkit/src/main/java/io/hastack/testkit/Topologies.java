package io.hastack.testkit;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Topologies of each shape for the same components, on three fenced members a cluster. */
public final class Topologies {
    private Topologies() {}

    /**
     * Returns a topology.
     *
     * @param components those that clusters name
     * @param platform such as {@code debian-13}
     */
    public static Topology of(Shape shape, Collection<String> components, String platform) {
        List<String> sorted = List.copyOf(new TreeSet<>(components));
        List<Cluster> clusters =
                switch (shape) {
                    case COLLAPSED -> List.of(cluster("control", sorted, 1));
                    case SEGREGATED -> segregated(sorted);
                    case MIXED ->
                        List.of(
                                cluster("front", sorted.subList(0, (sorted.size() + 1) / 2), 1),
                                cluster("back", sorted.subList((sorted.size() + 1) / 2, sorted.size()), 2));
                };
        Map<String, String> vips = new TreeMap<>();
        sorted.forEach(c -> vips.put(c, "192.168.124." + (200 + vips.size() + 1)));
        return new Topology(
                "golden",
                platform,
                new Access("root", Path.of("/etc/hastack/key"), Path.of("/etc/hastack/known_hosts")),
                clusters,
                List.of(),
                vips,
                Map.of(),
                Map.of());
    }

    /**
     * Returns a topology whose last cluster has two fenced remotes more.
     *
     * @param components those that the remotes name
     */
    public static Topology withRemotes(Topology topology, Collection<String> components) {
        return withRemotes(topology, components, 2);
    }

    /** Returns a topology whose last cluster has so many fenced remotes more, named {@code cmp1} and so on. */
    public static Topology withRemotes(Topology topology, Collection<String> components, int count) {
        List<String> sorted = List.copyOf(new TreeSet<>(components));
        List<Node> remotes = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Node(
                        "cmp" + i,
                        "192.168.125." + i,
                        Map.of("agent", "fence_ipmilan", "ip", "192.168.126." + i),
                        sorted,
                        Map.of()))
                .toList();
        List<Cluster> clusters = new ArrayList<>(topology.clusters());
        Cluster last = clusters.remove(clusters.size() - 1);
        clusters.add(new Cluster(last.name(), last.components(), last.members(), remotes));
        return new Topology(
                topology.name(),
                topology.platform(),
                topology.access(),
                clusters,
                topology.spares(),
                topology.vips(),
                topology.settings(),
                topology.overrides());
    }

    private static List<Cluster> segregated(List<String> components) {
        List<Cluster> clusters = new ArrayList<>();
        for (String component : components) {
            clusters.add(cluster(component + "s", List.of(component), clusters.size() + 1));
        }
        return clusters;
    }

    private static Cluster cluster(String name, List<String> components, int tens) {
        List<Node> nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Node(
                        name + i,
                        "192.168.124." + (tens * 10 + i),
                        Map.of("agent", "fence_ipmilan", "ip", "192.168.124." + (100 + tens * 10 + i)),
                        List.of(),
                        Map.of()))
                .toList();
        return new Cluster(name, components, nodes, List.of());
    }
}
