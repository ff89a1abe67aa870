package io.hastack.spi.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the operator wrote in {@code topology.yaml}, validated.
 *
 * @param name name of the deployment
 * @param platform OS release of the nodes, such as {@code debian-13}; picks package and unit names
 * @param access how the console reaches nodes
 * @param clusters at least one
 * @param spares hosts that are known and hold nothing yet
 * @param vips virtual address by component
 * @param settings settings of components, keys such as {@code neutron.agents}
 * @param overrides options of {@code overrides/<component>.yaml}: component, then file, then {@code section.option}
 */
public record Topology(
        String name,
        String platform,
        Access access,
        List<Cluster> clusters,
        List<Node> spares,
        Map<String, String> vips,
        Map<String, String> settings,
        Map<String, Map<String, Map<String, String>>> overrides) {
    public Topology {
        clusters = List.copyOf(clusters);
        spares = List.copyOf(spares);
        vips = Map.copyOf(vips);
        settings = Map.copyOf(settings);
        overrides = Map.copyOf(overrides);
    }

    /** One cluster is collapsed; several with one component each are segregated; everything else is mixed. */
    public Shape shape() {
        if (clusters.size() == 1) {
            return Shape.COLLAPSED;
        }
        boolean single = clusters.stream().allMatch(c -> componentsOf(c).size() == 1);
        return single ? Shape.SEGREGATED : Shape.MIXED;
    }

    /** Returns the cluster whose members or remotes run a component. */
    public Optional<Cluster> hosting(String component) {
        return clusters.stream().filter(c -> !c.nodesOf(component).isEmpty()).findFirst();
    }

    /** Returns the nodes that run a component; empty if no cluster lists it. */
    public List<Node> nodesOf(String component) {
        return hosting(component).map(c -> c.nodesOf(component)).orElse(List.of());
    }

    /** Returns every component that the topology lists. */
    public Set<String> components() {
        Set<String> all = new HashSet<>();
        clusters.forEach(c -> all.addAll(componentsOf(c)));
        return Set.copyOf(all);
    }

    /** Returns a member, remote or spare by name. */
    public Optional<Node> node(String node) {
        return Stream.concat(clusters.stream().flatMap(c -> c.nodes().stream()), spares.stream())
                .filter(n -> n.name().equals(node))
                .findFirst();
    }

    /** Returns a cluster by name. */
    public Optional<Cluster> cluster(String cluster) {
        return clusters.stream().filter(c -> c.name().equals(cluster)).findFirst();
    }

    /** Returns a copy in which nodes are elsewhere. */
    public Topology with(List<Cluster> others, List<Node> otherSpares) {
        return new Topology(name, platform, access, others, otherSpares, vips, settings, overrides);
    }

    private static Set<String> componentsOf(Cluster cluster) {
        Set<String> all = new HashSet<>(cluster.components());
        cluster.remotes().forEach(r -> all.addAll(r.components()));
        return all;
    }
}
