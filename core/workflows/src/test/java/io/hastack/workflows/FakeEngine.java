package io.hastack.workflows;

import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.engine.OpenRun;
import io.hastack.engine.Owned;
import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedPart;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.check.Condition;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Part;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions that are True unless a test says otherwise, and the parts of the sample. */
final class FakeEngine implements Engine, Inventory {
    /** What was waited for: components, node, and the members that counted. */
    final List<String> awaited = new ArrayList<>();

    final List<Condition> conditions = new ArrayList<>();

    void isFalse(String subject, String type, String message) {
        conditions.add(new Condition(subject, type, Condition.Status.FALSE, "NotSo", message, Instant.EPOCH));
    }

    /** What was deployed: components, members of the cluster, who was gone and who was prepared only. */
    final List<String> deployed = new ArrayList<>();

    final List<Request> planned = new ArrayList<>();

    /** What a deploy leads to. */
    Consumer<Request> deploys = request -> {};

    @Override
    public void within(OpenRun run, Request request) {
        deployed.add(words(request));
        deploys.accept(request);
    }

    private static String words(Request request) {
        return request.components() + " of "
                + request.topology().clusters().get(0).members().stream()
                        .map(Node::name)
                        .collect(Collectors.joining(","))
                + request.gone().stream()
                        .map(g -> " without " + g.node().name())
                        .collect(Collectors.joining())
                + (request.only().isEmpty() ? "" : " only " + String.join(",", new TreeSet<>(request.only())));
    }

    @Override
    public List<Condition> verify(Topology topology, Set<String> components) {
        return List.copyOf(conditions);
    }

    @Override
    public void await(Topology topology, Set<String> components, Optional<String> node, Progress progress) {
        List<String> members =
                topology.clusters().get(0).members().stream().map(Node::name).toList();
        awaited.add(components + " " + node.orElse("everywhere") + " of " + String.join(",", members));
    }

    @Override
    public <P extends Part> List<PlacedPart<P>> parts(Topology topology, Class<P> kind) {
        return Stream.<Part>of(Sample.KEYSTONE, Sample.VIP, Sample.LISTENER)
                .filter(kind::isInstance)
                .map(p -> new PlacedPart<>(
                        "keystone",
                        p.placement().at().isEmpty(),
                        kind.cast(p),
                        Sample.CLUSTER,
                        Sample.CLUSTER.members()))
                .toList();
    }

    @Override
    public Plan plan(Request request) {
        planned.add(request);
        return new Plan(
                "p",
                "deploy",
                7,
                List.of(),
                Map.of(),
                List.of("ctl1: Stop fence-ctl2 ( ctl1 )", "ctl1: Restart galera:0 ( ctl1 )"));
    }

    @Override
    public Run run(Request request, Progress progress) {
        throw new UnsupportedOperationException("workflows deploy nothing");
    }

    @Override
    public List<ComponentInfo> components() {
        return List.of(
                new ComponentInfo("cluster", "Cluster", ComponentInfo.Mode.ACTIVE_ACTIVE, Set.of(), List.of(), true),
                new ComponentInfo(
                        "keystone", "Keystone", ComponentInfo.Mode.ACTIVE_ACTIVE, Set.of(), List.of(), false));
    }

    @Override
    public List<PlacedConstraint> constraints(Topology topology) {
        return List.of();
    }

    @Override
    public Map<String, BlastBound> bounds() {
        return Map.of();
    }

    @Override
    public List<Owned<CibPart>> cib(Topology topology, String cluster) {
        List<Node> members = topology.cluster(cluster).orElseThrow().members();
        List<Owned<CibPart>> parts = new ArrayList<>();
        parts.add(new Owned<>("galera", Sample.galera(members)));
        members.forEach(n -> parts.add(new Owned<>("cluster", Sample.device(n))));
        return parts;
    }
}
