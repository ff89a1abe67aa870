package io.hastack.prover.place;

import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Simulator;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds a scheduler that can read a CIB. Safe for use by many threads. */
@Component(service = Schedulers.class)
public final class Schedulers {
    private static final String HERE = "this machine";

    /** The scheduler of this machine, if there is one. */
    @FunctionalInterface
    interface Here {
        Optional<? extends Simulator> simulator() throws InterruptedException;
    }

    private final Transport transport;
    private final Here here;

    @Activate
    public Schedulers(@Reference Transport transport) {
        this(transport, LocalSimulator::onPath);
    }

    Schedulers(Transport transport, Here here) {
        this.transport = transport;
        this.here = here;
    }

    /** Returns the scheduler of this machine if it can read the CIB. */
    public Optional<Scheduler> local(String cib) throws InterruptedException {
        return here.simulator().filter(s -> s.refusal(cib).isEmpty()).map(s -> new Scheduler(s, HERE, () -> {}));
    }

    /** Returns the version of the scheduler of this machine, if there is one. */
    public Optional<String> localVersion() throws InterruptedException {
        return here.simulator().map(Simulator::version);
    }

    /**
     * Returns the scheduler of this machine if it can read the CIB, else that of the cluster's members that answer.
     *
     * @throws HaException SCHEDULER_ABSENT with the reason of each place
     */
    public Scheduler find(Topology topology, Cluster cluster, String cib) throws InterruptedException {
        Optional<Scheduler> local = local(cib);
        return local.isPresent() ? local.get() : onNodes(topology, cluster, cib);
    }

    private Scheduler onNodes(Topology topology, Cluster cluster, String cib) throws InterruptedException {
        Map<String, CompletableFuture<NodeFolder>> asked = new LinkedHashMap<>();
        cluster.members()
                .forEach(m -> asked.put(
                        m.name(),
                        CompletableFuture.supplyAsync(
                                () -> NodeFolder.open(transport, topology.access(), m, cib), Schedulers::start)));
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(HERE, here.simulator().map(s -> said(s, cib)).orElse("no crm_simulate"));
        List<NodeFolder> usable = new ArrayList<>();
        asked.forEach((name, answer) -> {
            try {
                NodeFolder node = answer.join();
                if (node.refusal().isEmpty() && (usable.isEmpty() || alike(usable, node))) {
                    usable.add(node);
                } else {
                    reasons.put(name, node.refusal().orElse("another version"));
                    NodeSimulator.quietly("clean up", node, NodeFolder::close);
                }
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof HaException problem)) {
                    throw e;
                }
                reasons.put(name, problem.getMessage());
            }
        });
        if (usable.isEmpty()) {
            throw absent(cluster, reasons);
        }
        NodeSimulator simulator = new NodeSimulator(usable, cib);
        String place = usable.stream().map(NodeFolder::node).collect(Collectors.joining(", "));
        return new Scheduler(simulator, place, simulator::close);
    }

    /** Each node is waited for beside the others, however few processors there are here. */
    private static void start(Runnable call) {
        Thread thread = new Thread(call, "hastack-simulator");
        thread.setDaemon(true);
        thread.start();
    }

    /** One proof asks one version. */
    private static boolean alike(List<NodeFolder> usable, NodeFolder node) {
        return usable.get(0).version().equals(node.version());
    }

    private static String said(Simulator simulator, String cib) {
        return "crm_simulate " + simulator.version() + ": "
                + simulator.refusal(cib).orElse("no answer");
    }

    private static HaException absent(Cluster cluster, Map<String, String> reasons) {
        String places = reasons.entrySet().stream()
                .map(r -> r.getKey() + ": " + r.getValue())
                .collect(Collectors.joining("; "));
        return new HaException(
                ErrorCode.SCHEDULER_ABSENT,
                "no crm_simulate was found that can read the CIB of cluster '" + cluster.name() + "' (" + places
                        + "). Bring a node up that has Pacemaker, or install pacemaker-cli-utils of the nodes' release"
                        + " on this machine");
    }
}
