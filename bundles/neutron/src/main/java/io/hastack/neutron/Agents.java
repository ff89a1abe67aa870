package io.hastack.neutron;

import io.hastack.descriptor.References;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names the hosts under which agents report. */
final class Agents {
    private static final String ALIVE = "AgentsAlive";
    private static final String CALL =
            "printf %s '${secret:keystone.admin}' | /usr/local/lib/hastack/neutron-work ${vip:keystone} ";
    private static final String CHOSEN = "/var/lib/hastack/neutron-agents";

    private Agents() {}

    /** All agents of all nodes that are to have some. */
    static Check alive(Target target, Choices choices) {
        String script = References.resolve(CALL, target, Map.of()) + "agents " + String.join(",", choices.hosts());
        return new Check(
                ALIVE,
                new Probe.Output(script, ""),
                Scope.ONCE,
                Duration.ofSeconds(20),
                Duration.ofSeconds(240),
                "See `openstack network agent list`, `crm_mon -1rf`, and the log of the agent named in /var/log/neutron on its node.");
    }

    /**
     * What the agents of the other choice held goes to those there are now. A file on each node remembers for which choice
     * that was done, as the question must not cost a call of the API in every deployment.
     */
    static Part adoption(Target target, Choices choices) {
        String chosen = choices.everywhere() ? "active/active" : "active/passive";
        String script = "set -eo pipefail\n"
                + References.resolve(CALL, target, Map.of())
                + "adopt " + String.join(",", choices.hosts()) + " " + String.join(",", choices.otherHosts()) + "\n"
                + "echo " + chosen + " >" + CHOSEN;
        return new RunOnce(
                new Placement(Scope.EVERY_NODE, Optional.empty(), List.of("neutron/" + ALIVE)),
                "adopt",
                "root",
                script,
                "[ \"$(cat " + CHOSEN + " 2>/dev/null)\" = " + chosen + " ]",
                Duration.ofSeconds(180));
    }
}
