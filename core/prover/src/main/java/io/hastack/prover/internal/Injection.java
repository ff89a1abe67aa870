package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.internal.Resource.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a view's faults mean for {@code crm_simulate}: what happens at once, and what fails whenever it is tried. */
final class Injection {
    private static final int NOT_RUNNING = 7;
    private static final int FAILED = 1;
    private static final int FAILED_PROMOTED = 9;
    private static final int TIMED_OUT = 198;

    private final World world;
    private final View view;
    private final Set<String> once = new LinkedHashSet<>();
    private final Set<String> lasting = new LinkedHashSet<>();
    private final List<String> leaving = new ArrayList<>();

    Injection(World world, View view) {
        this.world = world;
        this.view = view;
        world.alive().stream().filter(n -> !view.members().contains(n)).forEach(n -> once.add("--node-fail=" + n));
        view.scenario().faults().forEach(this::add);
    }

    /** Returns the monitor that watches a resource in a role. */
    static Optional<Operation> monitor(Resource resource, String role) {
        boolean promoted = role.equals("Promoted");
        return resource.operations().stream()
                .filter(o -> o.name().equals("monitor") && o.interval() > 0)
                .filter(o -> promoted
                        ? o.role().equals("Promoted") || !resource.promotable()
                        : !o.role().equals("Promoted"))
                .filter(o -> !o.role().equals("Stopped"))
                .findFirst()
                .or(() -> promoted ? monitor(resource, "Unpromoted") : Optional.empty());
    }

    /** Returns the options of the first transition. */
    List<String> first() {
        List<String> options = new ArrayList<>(once);
        options.addAll(lasting);
        return options;
    }

    /** Returns the options of all later ones until the repair. */
    List<String> lasting() {
        return List.copyOf(lasting);
    }

    /** Returns the nodes that ask to leave. */
    List<String> leaving() {
        return List.copyOf(leaving);
    }

    private void add(Fault fault) {
        String node = fault.where();
        switch (fault.kind()) {
            case NODE_LOST, QUORUM_LOST, PARTITION -> {}
            case NODE_STOPS -> {
                if (view.members().contains(node)) {
                    leaving.add(node);
                }
            }
            case FENCING_FAILS, REMOTE_LOST -> everywhere(fault);
            default -> {
                if (!world.model().members().contains(node) || view.members().contains(node)) {
                    instance(fault);
                }
            }
        }
    }

    private void instance(Fault fault) {
        Kind kind = fault.kind();
        boolean late = kind.name().endsWith("TIMES_OUT");
        int status =
                switch (kind) {
                    case MONITOR_TIMES_OUT -> TIMED_OUT;
                    case DEMOTE_FAILS -> FAILED_PROMOTED;
                    case STOP_FAILS, STOP_TIMES_OUT -> FAILED;
                    default -> NOT_RUNNING;
                };
        breaks(fault.resource(), fault.where(), status);
        String task = kind.name().substring(0, kind.name().indexOf('_')).toLowerCase(java.util.Locale.ROOT);
        if (!task.equals("monitor")) {
            lasting.add("--op-fail=" + fault.resource() + "_" + task + "_0@" + fault.where() + "="
                    + (late ? TIMED_OUT : FAILED));
        }
    }

    /** A device or a connection that fails where it is, and wherever it is started then. */
    private void everywhere(Fault fault) {
        for (Map.Entry<String, String> place : world.places(fault.resource()).entrySet()) {
            if (view.members().contains(place.getKey())) {
                breaks(fault.resource(), place.getKey(), FAILED);
            }
        }
        for (String member : view.members()) {
            lasting.add("--op-fail=" + fault.resource() + "_start_0@" + member + "=" + FAILED);
        }
    }

    private void breaks(String id, String node, int status) {
        Resource resource = world.model().resource(id);
        String role = world.places(id).getOrDefault(node, "Started");
        // without a monitor Pacemaker never notices by itself; the start that is then said to have failed is the same
        // to it
        String operation =
                monitor(resource, role).map(o -> "monitor_" + o.interval()).orElse("start_0");
        once.add("--op-inject=" + id + "_" + operation + "@" + node + "=" + status);
    }
}
