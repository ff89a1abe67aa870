package io.hastack.neutron;

import io.hastack.spi.Target;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the operator chose by {@code neutron.…} settings.
 *
 * @param everywhere true if each node has agents, false if one has them and another takes over
 * @param nodes nodes that may run agents
 */
record Choices(boolean everywhere, List<String> nodes) {
    /** Host name that moves with the agents where only one node has them. */
    static final String COMMON_HOST = "neutron-agents";

    private static final int COPIES = 3;
    private static final String AGENTS = "neutron.agents";
    private static final String DATAPATH = "neutron.datapath";
    private static final String TUNNEL = "neutron.tunnel-interface";
    private static final String EXTERNAL = "neutron.external-interface";
    private static final String PHYSICAL = "neutron.physical-network";
    private static final String VNIS = "neutron.vni-ranges";
    private static final String ACTIVE_ACTIVE = "active/active";
    private static final String ACTIVE_PASSIVE = "active/passive";

    /** A NIC's name as the kernel takes it, without what a shell or a URL would read into it. */
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern RANGES = Pattern.compile("[0-9]+:[0-9]+(,[0-9]+:[0-9]+)*");

    Choices {
        nodes = List.copyOf(nodes);
    }

    /** @throws HaException INPUT_TOPOLOGY with every setting that is wrong, each beginning with {@code settings/KEY: } */
    static Choices of(Target target, Map<String, String> defaults) {
        Reading reading = new Reading(target, defaults);
        String agents = reading.oneOf(AGENTS, ACTIVE_ACTIVE, ACTIVE_PASSIVE);
        String datapath = reading.oneOf(DATAPATH, "system", "netdev");
        String tunnel = reading.like(TUNNEL, INTERFACE, "auto or the name of a NIC such as eth1");
        String external = reading.like(EXTERNAL, INTERFACE, "none or the name of a NIC such as eth2");
        reading.like(PHYSICAL, NAME, "a name of letters, digits, '-' and '_' such as external");
        reading.like(VNIS, RANGES, "ranges of VXLAN ids such as 10:10000");
        if (tunnel.equals("auto") && datapath.equals("netdev")) {
            reading.wrong(
                    DATAPATH,
                    "netdev takes the tunnels' NIC into a bridge, which must not be the one of the node's address."
                            + " Name another with '" + TUNNEL + ": <NIC>' under 'settings:', or use datapath system");
        }
        if (external.equals("auto")) {
            reading.wrong(EXTERNAL, "expected none or the name of a NIC such as eth2, found 'auto'. Name the NIC");
        }
        reading.end();
        return new Choices(
                agents.equals(ACTIVE_ACTIVE),
                target.nodes().stream().map(Node::name).toList());
    }

    /** How many agents serve a network, and hold a router: more than three only cost. */
    String copies() {
        return Integer.toString(everywhere ? Math.min(COPIES, nodes.size()) : 1);
    }

    /** Returns the host names under which agents report. */
    List<String> hosts() {
        return everywhere ? nodes : List.of(COMMON_HOST);
    }

    /** Returns those under which they would report had the operator chosen otherwise. */
    List<String> otherHosts() {
        return everywhere ? List.of(COMMON_HOST) : nodes;
    }

    private static final class Reading {
        private final Target target;
        private final Map<String, String> defaults;
        private final List<Problem> problems = new ArrayList<>();

        Reading(Target target, Map<String, String> defaults) {
            this.target = target;
            this.defaults = defaults;
        }

        String oneOf(String key, String first, String second) {
            String value = value(key);
            if (!value.equals(first) && !value.equals(second)) {
                wrong(key, "expected " + first + " or " + second + ", found '" + value + "'. Correct it");
            }
            return value;
        }

        String like(String key, Pattern pattern, String expected) {
            String value = value(key);
            if (!pattern.matcher(value).matches()) {
                wrong(key, "expected " + expected + ", found '" + value + "'. Correct it");
            }
            return value;
        }

        void wrong(String key, String message) {
            problems.add(new Problem(ErrorCode.INPUT_TOPOLOGY, "settings/" + key + ": " + message));
        }

        void end() {
            if (!problems.isEmpty()) {
                throw new HaException(problems);
            }
        }

        private String value(String key) {
            return target.settings().get(key, defaults.getOrDefault(key, ""));
        }
    }
}
