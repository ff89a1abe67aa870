package io.hastack.workflows;

import io.hastack.engine.Inventory;
import io.hastack.engine.PlacedPart;
import io.hastack.spi.front.BackEnds;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The proxies in front of a component. */
final class Fronts {
    /** Requests of an API end within it; connections that stay for longer are cut by the restart. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration TIMEOUT = PATIENCE.plusSeconds(45);

    private final Inventory inventory;
    private final Transport transport;

    Fronts(Inventory inventory, Transport transport) {
        this.inventory = inventory;
        this.transport = transport;
    }

    /** Returns the listeners with a node of the component behind them. */
    List<PlacedPart<ProxyListener>> listeners(Topology topology, String component, String node) {
        return inventory.parts(topology, ProxyListener.class).stream()
                .filter(p -> p.part().component().equals(component))
                .filter(p -> p.part().servers().stream().anyMatch(s -> s.startsWith(node + " ")))
                .toList();
    }

    /** Takes a node out of all proxies that run. */
    void drain(BackEnds backEnds, Topology topology, List<PlacedPart<ProxyListener>> listeners, String node) {
        run(topology, listeners, (l, n) -> backEnds.drain(l, n, PATIENCE), node);
    }

    /** Puts a node back. */
    void restore(BackEnds backEnds, Topology topology, List<PlacedPart<ProxyListener>> listeners, String node) {
        run(topology, listeners, backEnds::restore, node);
    }

    private void run(
            Topology topology,
            List<PlacedPart<ProxyListener>> listeners,
            BiFunction<List<ProxyListener>, String, String> bash,
            String node) {
        Set<Node> proxies = new LinkedHashSet<>();
        listeners.forEach(l -> proxies.addAll(l.nodes()));
        for (Node proxy : proxies) {
            List<ProxyListener> there = listeners.stream()
                    .filter(l -> l.nodes().contains(proxy))
                    .map(PlacedPart::part)
                    .toList();
            CommandResult result = transport.run(topology.access(), proxy, bash.apply(there, node), TIMEOUT);
            if (!result.ok()) {
                throw new HaException(
                        ErrorCode.CHANGE_FAILED,
                        "the proxy on " + proxy.name() + ": exit code " + result.exitCode() + ": "
                                + result.error().strip());
            }
        }
    }
}
