package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every single fault of a steady state, in a stable order. */
final class Faults {
    /** With more members than these only the smaller parts of at most two are cut off, each of them. */
    private static final int ALL_PARTITIONS = 7;

    private final World world;
    private final List<Fault> found = new ArrayList<>();

    private Faults(World world) {
        this.world = world;
    }

    static List<Fault> of(World world) {
        Faults faults = new Faults(world);
        faults.nodes();
        faults.instances();
        return List.copyOf(faults.found);
    }

    private void nodes() {
        List<String> alive = List.copyOf(world.alive());
        alive.forEach(n -> add(Kind.NODE_LOST, "", n));
        alive.forEach(n -> add(Kind.NODE_STOPS, "", n));
        add(Kind.QUORUM_LOST, "", "");
        for (Set<String> part : parts(alive)) {
            List<String> rest = alive.stream().filter(n -> !part.contains(n)).toList();
            add(Kind.PARTITION, "", String.join(",", part) + "|" + String.join(",", rest));
        }
    }

    /** Each way to split the members in two, named by its smaller part. */
    private static List<Set<String>> parts(List<String> nodes) {
        List<Set<String>> parts = new ArrayList<>();
        int n = nodes.size();
        for (long mask = 1; n < 32 && mask < (1L << n) - 1; mask++) {
            int size = Long.bitCount(mask);
            boolean smaller = size * 2 < n || size * 2 == n && (mask & 1) == 1;
            if (smaller && (n <= ALL_PARTITIONS || size <= 2)) {
                Set<String> part = new LinkedHashSet<>();
                for (int i = 0; i < n; i++) {
                    if ((mask >> i & 1) == 1) {
                        part.add(nodes.get(i));
                    }
                }
                parts.add(part);
            }
        }
        return parts;
    }

    private void instances() {
        for (Resource resource : world.model().resources()) {
            Map<String, String> places = world.places(resource.id());
            if (resource.remote()) {
                places.keySet().forEach(n -> add(Kind.REMOTE_LOST, resource.id(), ""));
            } else if (resource.fencing()) {
                places.keySet().forEach(n -> add(Kind.MONITOR_FAILS, resource.id(), n));
                add(Kind.FENCING_FAILS, resource.id(), "");
            } else {
                places.forEach((node, role) -> instance(resource, node, role));
            }
        }
    }

    private void instance(Resource resource, String node, String role) {
        if (Injection.monitor(resource, role).isPresent()) {
            add(Kind.MONITOR_FAILS, resource.id(), node);
            add(Kind.MONITOR_TIMES_OUT, resource.id(), node);
        }
        add(Kind.START_FAILS, resource.id(), node);
        add(Kind.START_TIMES_OUT, resource.id(), node);
        add(Kind.STOP_FAILS, resource.id(), node);
        add(Kind.STOP_TIMES_OUT, resource.id(), node);
        if (role.equals("Promoted")) {
            add(Kind.PROMOTE_FAILS, resource.id(), node);
            add(Kind.DEMOTE_FAILS, resource.id(), node);
        }
    }

    private void add(Kind kind, String resource, String where) {
        found.add(new Fault(kind, resource, where));
    }
}
