package io.hastack.gateway;

import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the gateway that list nodes and VIPs of the whole topology. */
final class GatewayFiles {
    static final String DOMAIN = "gateway.domain";

    private static final String FOLDER = "/etc/hastack-gateway/";
    private static final String NAMES = "systemctl try-restart hastack-gateway-names.service";
    private static final String NFS = "systemctl try-restart hastack-gateway-nfs.service";
    private static final String PROXY =
            "systemctl is-active -q hastack-gateway-proxy.service && systemctl reload hastack-gateway-proxy.service || true";
    private static final List<String> EXPORTS = List.of("images", "volumes", "instances");
    /** What is shown outside: a component, and its port at its VIP and outside. */
    private static final Map<String, Integer> SHOWN = new TreeMap<>(Map.of("horizon", 80, "nova", 6080));

    private GatewayFiles() {}

    static List<FilePart> of(Target target) {
        return List.of(
                file("hosts", NAMES, hosts(target)),
                file("site.conf", NAMES, site(target)),
                file("clients.conf", NFS, clients(target)),
                file("listeners.cfg", PROXY, listeners(target)));
    }

    /** Returns where Horizon and consoles are shown. */
    static String external(Target target) {
        String external = target.settings().get("gateway.external-address", "");
        return external.isEmpty() ? vip(target) : external;
    }

    static boolean shows(Target target, String component) {
        return target.topology().hosting(component).isPresent()
                && target.topology().vips().containsKey(component);
    }

    private static FilePart file(String name, String apply, String content) {
        return new FilePart(Placement.EVERY_NODE, FOLDER + name, "root:root", "0644", content, apply);
    }

    private static String hosts(Target target) {
        Stream<String> nodes = nodes(target.topology()).map(n -> n.address() + " " + n.name());
        Stream<String> vips = new TreeMap<>(target.topology().vips())
                .entrySet().stream()
                        .map(v -> v.getValue() + " vip-" + v.getKey()
                                + (v.getKey().equals("gateway") ? " storage" : ""));
        return lines(Stream.concat(nodes, vips));
    }

    private static String site(Target target) {
        String network = vip(target).replaceFirst("[0-9]+$", "0");
        String range = target.settings().get("gateway.dhcp-range", "static");
        String router = target.settings().get("gateway.router", "");
        String forwarders = target.settings().get("gateway.forwarders", "");
        Stream<String> ranges = Stream.of(
                range.equals("static")
                        ? "dhcp-range=" + network + ",static,255.255.255.0,12h"
                        : "dhcp-range=" + range + ",255.255.255.0,12h",
                // named without a value, clients are told of no router at all
                "dhcp-option=option:router" + (router.isEmpty() ? "" : "," + router));
        Stream<String> known = nodes(target.topology()).map(n -> "dhcp-host=" + n.name() + "," + n.address());
        Stream<String> servers = Stream.of(forwarders.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(s -> "server=" + s);
        return lines(Stream.of(ranges, known, servers).flatMap(s -> s));
    }

    private static String clients(Target target) {
        String addresses = nodes(target.topology()).map(Node::address).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder();
        for (String export : EXPORTS) {
            String path = "/srv/hastack/" + export;
            text.append("EXPORT {\n    Export_Id = ")
                    .append(EXPORTS.indexOf(export) + 1)
                    .append(";\n    Path = " + path + ";\n    Pseudo = " + path + ";\n")
                    .append("    FSAL { Name = VFS; }\n")
                    // services change owners of what they keep, as root of their node
                    .append("    CLIENT { Clients = " + addresses
                            + "; Access_Type = RW; Squash = no_root_squash; }\n}\n");
        }
        return text.toString();
    }

    private static String listeners(Target target) {
        String external = external(target);
        return SHOWN.entrySet().stream()
                .filter(shown -> shows(target, shown.getKey()))
                .map(shown ->
                        """
                        listen %1$s
                            bind %2$s:%3$d
                            timeout tunnel 1h
                            server vip %4$s:%3$d check inter 2s
                        """
                                .formatted(
                                        shown.getKey(),
                                        external,
                                        shown.getValue(),
                                        target.topology().vips().get(shown.getKey())))
                .collect(Collectors.joining("\n", "# Horizon and consoles, as far as the topology has them.\n", ""));
    }

    private static String vip(Target target) {
        String address = target.topology().vips().get("gateway");
        if (address == null) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "vips: expected an address for gateway, found none. Add 'gateway: ADDRESS' under vips.");
        }
        return address;
    }

    /** Spares too: they are booted, named and addressed before they hold anything. */
    private static Stream<Node> nodes(Topology topology) {
        return Stream.concat(
                topology.clusters().stream().map(Cluster::nodes).flatMap(List::stream), topology.spares().stream());
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n", "", "\n"));
    }
}
