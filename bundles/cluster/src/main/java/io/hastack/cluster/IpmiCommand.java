package io.hastack.cluster;

import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Placement;
import io.hastack.spi.topology.Node;
import java.util.Map;
import java.util.Set;

/**
 * The ipmitool of one fencing device, which knows the password itself. The agent would put it on ipmitool's command line, where
 * everybody on the node sees it, and Pacemaker writes each option of a device that it gets to know into its log.
 */
final class IpmiCommand {
    private static final Set<String> AGENTS = Set.of(
            "fence_ipmilan", "fence_ipmilanplus", "fence_idrac", "fence_ilo3", "fence_ilo4", "fence_ilo5", "fence_imm");

    /** The agent insists on a password; the command leaves it out. */
    private static final String NO_PASSWORD = "in-ipmitool-path";

    private IpmiCommand() {}

    static boolean serves(Node node) {
        Map<String, String> options = node.fencing();
        return AGENTS.contains(options.getOrDefault("agent", "fence_ipmilan"))
                && !password(options).isEmpty()
                && !options.containsKey("ipmitool_path");
    }

    /** Takes the password out of a device's options. */
    static void hide(Node node, Map<String, String> options) {
        options.remove("passwd");
        options.put("password", NO_PASSWORD);
        options.put("ipmitool_path", path(node));
    }

    static FilePart file(Node node) {
        String script =
                """
                #!/bin/sh
                # ipmitool for the BMC of %s: takes the password from here in place of the command line.
                n=$#
                while [ "$n" -gt 0 ]; do
                  n=$((n - 1)) word=$1
                  shift
                  if [ "$word" = -P ]; then n=$((n - 1)) && shift; else set -- "$@" "$word"; fi
                done
                IFS= read -r IPMI_PASSWORD <<'HASTACK_PASSWORD'
                %s
                HASTACK_PASSWORD
                export IPMI_PASSWORD
                exec /usr/bin/ipmitool -E "$@"
                """
                        .formatted(node.name(), password(node.fencing()));
        return new FilePart(Placement.EVERY_NODE, path(node), "root:root", "0700", script, "");
    }

    private static String path(Node node) {
        return "/etc/hastack/ipmitool-" + node.name();
    }

    private static String password(Map<String, String> options) {
        return options.getOrDefault("password", options.getOrDefault("passwd", ""));
    }
}
