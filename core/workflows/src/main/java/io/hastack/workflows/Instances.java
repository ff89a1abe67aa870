package io.hastack.workflows;

import io.hastack.engine.Inventory;
import io.hastack.engine.PlacedPart;
import io.hastack.pacemaker.ClusterEdit;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.Resource;
import io.hastack.pacemaker.InstanceHistory;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The instances of a component as they are now.
 *
 * @param resources the component's own resources: an address that is placed with another component is not restarted
 */
record Instances(Standing standing, InstanceHistory history, List<PacemakerResource> resources) {
    private static final Set<String> RUNS = Set.of("Started", "Promoted", "Unpromoted");

    /** @throws io.hastack.spi.problem.HaException INPUT_ARGUMENT if Pacemaker runs nothing of the component */
    static List<PlacedPart<PacemakerResource>> resources(Inventory inventory, Topology topology, String component) {
        List<PlacedPart<PacemakerResource>> own = inventory.parts(topology, PacemakerResource.class).stream()
                .filter(p ->
                        p.component().equals(component) && p.own() && !p.part().onMembersOnly())
                .toList();
        if (own.isEmpty()) {
            throw Refusal.input("component '" + component
                    + "' has no resource of its own that Pacemaker could restart; ha:status shows those there are");
        }
        return own;
    }

    static Instances of(Clusters clusters, Topology topology, Cluster cluster, List<PacemakerResource> resources) {
        return new Instances(
                clusters.standing(topology, cluster),
                InstanceHistory.of(clusters.cib(topology, cluster), cluster.name()),
                resources);
    }

    /** Returns the id that a constraint names. */
    static String constrained(PacemakerResource resource) {
        return resource.resource() == PacemakerResource.Kind.PRIMITIVE ? resource.id() : resource.id() + "-clone";
    }

    /** Returns every instance that runs, with its mark. */
    Noted note() {
        Map<String, String> marks = new TreeMap<>();
        for (PacemakerResource resource : resources) {
            state(resource).stream().filter(i -> RUNS.contains(i.role())).forEach(i -> {
                String key = resource.id() + "@" + i.node();
                marks.put(key, history.marks().getOrDefault(key, "0"));
            });
        }
        return new Noted(marks);
    }

    /** Returns the resources of which an instance runs on a node and is still to be stopped. */
    List<PacemakerResource> due(Noted noted, String node) {
        Noted now = note();
        return resources.stream()
                .filter(r -> noted.open(r.id() + "@" + node) && now.marks().containsKey(r.id() + "@" + node))
                .toList();
    }

    /** Returns the resources that are kept off a node. */
    List<PacemakerResource> keptOff(String node) {
        return resources.stream()
                .filter(r -> history.constraints().contains(ClusterEdit.keptOff(constrained(r), node)))
                .toList();
    }

    /** Returns the resources of which nothing sound runs elsewhere; what has one instance only moves to another node. */
    List<String> last(List<PacemakerResource> due, String node) {
        return due.stream()
                .filter(r -> !single(r))
                .map(PacemakerResource::id)
                .filter(id -> !standing.elsewhere(id, node))
                .toList();
    }

    private static boolean single(PacemakerResource resource) {
        return resource.resource() == PacemakerResource.Kind.PRIMITIVE
                || "1".equals(resource.cloneMeta().get("clone-max"));
    }

    private List<Instance> state(PacemakerResource resource) {
        return standing.status().resources().stream()
                .filter(r -> r.id().equals(resource.id()))
                .map(Resource::instances)
                .flatMap(List::stream)
                .toList();
    }
}
