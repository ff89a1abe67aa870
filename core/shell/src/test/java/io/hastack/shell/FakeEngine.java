package io.hastack.shell;

import io.hastack.engine.Engine;
import io.hastack.engine.Inventory;
import io.hastack.engine.OpenRun;
import io.hastack.engine.Owned;
import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedPart;
import io.hastack.engine.Progress;
import io.hastack.engine.Request;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.check.Condition;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Part;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Plan;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine that answers with the samples and remembers what it was asked. */
final class FakeEngine implements Engine, Inventory, Runs {
    final List<Request> requests = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    Optional<HaException> refusal = Optional.empty();
    Run outcome = Samples.FAILED;
    RuntimeException failure;
    List<Owned<CibPart>> cib = List.of();

    @Override
    public Plan plan(Request request) {
        requests.add(request);
        return Samples.PLAN;
    }

    @Override
    public Run run(Request request, Progress progress) {
        requests.add(request);
        if (failure != null) {
            throw failure;
        }
        Samples.PLAN.steps().forEach(s -> {
            progress.step(s, new Event(s.id(), Event.State.STARTED, Samples.T0, ""));
            progress.step(s, new Event(s.id(), Event.State.CHANGED, Samples.T0.plusSeconds(1), "done"));
        });
        return outcome;
    }

    @Override
    public void within(OpenRun run, Request request) {
        throw new UnsupportedOperationException("no command deploys within a workflow");
    }

    @Override
    public List<Condition> verify(Topology topology, Set<String> components) {
        return Samples.CONDITIONS;
    }

    @Override
    public void await(Topology topology, Set<String> components, Optional<String> node, Progress progress) {}

    @Override
    public <P extends Part> List<PlacedPart<P>> parts(Topology topology, Class<P> kind) {
        return List.of();
    }

    @Override
    public List<ComponentInfo> components() {
        return Samples.INSTALLED;
    }

    @Override
    public List<PlacedConstraint> constraints(Topology topology) {
        return Samples.CONSTRAINTS;
    }

    @Override
    public Map<String, BlastBound> bounds() {
        return Map.of();
    }

    @Override
    public List<Owned<CibPart>> cib(Topology topology, String cluster) {
        refusal.ifPresent(e -> {
            throw e;
        });
        return cib;
    }

    @Override
    public List<Run> all() {
        return runs;
    }

    @Override
    public Optional<Run> find(String id) {
        return runs.stream().filter(r -> id.equals("last") || r.id().equals(id)).findFirst();
    }
}
