package io.hastack.pacemaker;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host as what becomes a member, or was one: beside the cluster, which it may not belong to. Safe for use by many threads.
 *
 * @param transport reaches it
 */
public record Host(Transport transport, Topology topology, Node node) {
    private static final Duration QUICK = Duration.ofSeconds(30);
    /** Pacemaker stops what it runs; that was moved away before. */
    private static final Duration STOP = Duration.ofMinutes(5);

    private static final String FOLDER = "/run/systemd/system/pacemaker.service.d";
    private static final String EXPECTED = FOLDER + "/hastack-expected.conf";
    private static final String KNOWN = "/run/hastack-member";
    private static final String EXPECT =
            """
            set -e
            mkdir -p %s
            cat >%s <<'UNIT'
            [Unit]
            ConditionPathExists=%s
            [Service]
            Environment=PCMK_node_start_state=standby
            UNIT
            systemctl daemon-reload
            """
                    .formatted(FOLDER, EXPECTED, KNOWN);

    private static final String FACTS =
            """
            . /etc/os-release
            echo "clock=$(date +%s.%N)"
            echo "platform=$ID-$VERSION_ID"
            echo "machine=$(uname -m)"
            echo "name=$(uname -n)"
            echo "addresses=$(ip -o addr show | awk '{ sub("/.*", "", $4); printf "%s ", $4 }')"
            echo "active=$(for unit in corosync pacemaker pacemaker_remote; do
              ! systemctl --quiet is-active "$unit.service" || printf '%s ' "$unit"
            done)"
            echo "cib=$(ls -A /var/lib/pacemaker/cib 2>/dev/null | head -n 1)"
            echo "cluster=$(sed -n 's/^[[:space:]]*cluster_name:[[:space:]]*//p' /etc/corosync/corosync.conf 2>/dev/null | head -n 1)"
            echo "pacemaker=$(pacemakerd --version 2>/dev/null | sed -n '1s/^Pacemaker //p')"
            """;

    private static final String LEFT =
            """
            if systemctl --quiet is-active pacemaker.service || systemctl --quiet is-active corosync.service ||
              systemctl --quiet is-enabled corosync.service 2>/dev/null || [ -e /etc/corosync/corosync.conf ] ||
              [ -n "$(ls -A /var/lib/pacemaker/cib 2>/dev/null)" ]; then echo member; else echo left; fi
            """;

    private static final String LEAVE =
            """
            set -e
            systemctl disable --quiet pacemaker.service corosync.service
            systemctl stop pacemaker.service corosync.service
            rm -f /etc/corosync/corosync.conf
            rm -rf /var/lib/pacemaker/cib/* /var/lib/pacemaker/pengine/* /var/lib/corosync/*
            """;

    /**
     * Returns what a host says of itself: {@code clock} in seconds, {@code platform}, {@code machine}, {@code name}, {@code
     * addresses}, {@code active} units of a cluster, {@code cib} if it holds one, {@code cluster} of its corosync.conf,
     * version of {@code pacemaker}.
     *
     * @throws HaException as {@link Transport#run}
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        run(FACTS, QUICK, "it can be asked what it is")
                .output()
                .lines()
                .filter(l -> l.contains("="))
                .forEach(l -> {
                    String[] words = l.split("=", 2);
                    facts.put(words[0], words[1].strip());
                });
        return facts;
    }

    /** Returns whether nothing on it makes it a member at its next boot, or is one's. */
    public boolean left() {
        return run(LEFT, QUICK, "it can be asked whether it is a member")
                .output()
                .strip()
                .equals("left");
    }

    /** Ends its membership for good: nothing of the cluster runs or starts there, and it knows no other member. */
    public void leave() {
        run(LEAVE, STOP, "it leaves its cluster");
    }

    /**
     * Keeps Pacemaker from starting until {@link #join()}, and lets it join in standby then; until the host boots. One that
     * started before the members know it would be a cluster of its own, and take its standby with it into that one only.
     */
    public void expect() {
        run(EXPECT, QUICK, "its Pacemaker waits until the members know it");
    }

    /** Starts Pacemaker, in standby where {@link #expect()} was before. */
    public void join() {
        run("touch " + KNOWN + " && systemctl start pacemaker.service\n", STOP, "its Pacemaker starts");
    }

    /** Ends {@link #expect()}. */
    public void welcome() {
        run("set -e\nrm -f " + EXPECTED + " " + KNOWN + "\nsystemctl daemon-reload\n", QUICK, "it will join at work");
    }

    private CommandResult run(String script, Duration timeout, String what) {
        CommandResult result = transport.run(topology.access(), node, script, timeout);
        if (!result.ok()) {
            String said = result.error().isBlank() ? result.output() : result.error();
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    node.name() + ": expected that " + what + ", found exit code " + result.exitCode() + ": "
                            + said.strip());
        }
        return result;
    }
}
