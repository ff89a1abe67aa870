package io.hastack.spi.part;

import java.util.List;
import java.util.Optional;

/**
 * One listener of the proxy: a VIP and port in front of the nodes that run a component. The proxy's file is rendered from
 * the listeners of all components of the topology.
 *
 * @param component whose nodes are the back-ends
 * @param name unique in the topology, such as {@code keystone}
 * @param address VIP
 * @param port port on the VIP and on the nodes
 * @param servers {@code name address} of each back-end, in order
 * @param options lines of the {@code listen} section, such as {@code option httpchk GET /}
 * @param serverOptions words behind each {@code server} line, such as {@code check inter 1s}
 * @param backup true if only the first server that is up is used (one writer)
 * @param checkPort port of the health check, if it is not {@code port}
 */
public record ProxyListener(
        Placement placement,
        String component,
        String name,
        String address,
        int port,
        List<String> servers,
        List<String> options,
        String serverOptions,
        boolean backup,
        Optional<Integer> checkPort)
        implements SharedPart {
    public ProxyListener {
        servers = List.copyOf(servers);
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "proxy";
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public String shared() {
        return "listeners";
    }
}
