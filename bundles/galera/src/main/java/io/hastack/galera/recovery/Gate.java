package io.hastack.galera.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether Pacemaker lets a member be bootstrapped now: the resource agent must be able to do it, and not be about to do it by
 * itself, as two of its choices would be two clusters. A pure function. The agent's rule is that of {@code
 * ocf:heartbeat:galera}: it chooses a founder once each member has the attribute {@code galera-last-committed}, or one has
 * {@code galera-safe-to-bootstrap=1}, and puts {@code galera-bootstrap=true} to it.
 */
public final class Gate {
    private Gate() {}

    /**
     * Returns a decision to bootstrap as it is, or one to wait or to refuse in its place; any other decision stays.
     *
     * @param members all members of the topology
     * @param cluster as the member to be bootstrapped sees it
     */
    public static Decision pass(Decision decision, List<Member> members, ClusterFacts cluster) {
        if (decision.node().isEmpty()) {
            return decision;
        }
        String node = decision.node().get();
        List<String> against = new ArrayList<>();
        if (!cluster.quorate()) {
            against.add("Pacemaker has no quorum on " + node
                    + ": start Corosync and Pacemaker on a majority of the members");
        }
        if (cluster.maintenance()) {
            against.add("the whole cluster is in maintenance mode, and Pacemaker promotes nothing: end that first");
        }
        members.stream()
                .filter(m -> !m.reachable())
                .flatMap(m -> absent(m.node(), cluster.state(m.node())).stream())
                .forEach(against::add);
        cluster.instances().entrySet().stream()
                .filter(i -> busy(i.getValue()))
                .map(i -> "Pacemaker is at work on galera on " + i.getKey() + " ("
                        + (i.getValue().role() + " " + i.getValue().pending()).strip() + "): ask again")
                .sorted()
                .forEach(against::add);
        founder(node, decision, cluster).ifPresent(against::add);
        List<String> safe = safe(members, cluster);
        if (!safe.isEmpty() && !safe.contains(node)) {
            against.add("the resource agent takes " + safe.get(0)
                    + " to have left last and founds the cluster with that one;"
                    + " `crm_attribute --node " + safe.get(0)
                    + " --lifetime reboot --name galera-safe-to-bootstrap --delete` on a member keeps it from that");
        }
        if (!against.isEmpty()) {
            return Decision.refuse(
                    node + " would be bootstrapped (" + decision.reason() + "), but: " + String.join("; ", against));
        }
        return agent(members, cluster)
                .map(what -> Decision.waitFor(
                        what + ". Should nothing happen within a minute, `ha:status` names what failed"))
                .orElse(decision);
    }

    private static boolean busy(ClusterFacts.Instance instance) {
        return instance.role().equals("Promoted")
                || !instance.pending().isEmpty() && !instance.pending().equals("Monitoring");
    }

    /** A member that is silent must be without power, or have left in good order: else its mariadbd may still run. */
    private static Optional<String> absent(String node, String state) {
        return switch (state) {
            case "offline" -> Optional.empty();
            case "online", "standby", "maintenance" ->
                Optional.of("the cluster sees " + node + " (" + state
                        + "), only this console does not reach it: mend that," + " and it can tell its last commit");
            default ->
                Optional.of(node + " does not answer and nothing confirms that it is off (" + state
                        + "): `stonith_admin --fence " + node
                        + "` on a member; or, if you have seen that it has no power, `stonith_admin --confirm " + node
                        + "`");
        };
    }

    private static Optional<String> founder(String node, Decision decision, ClusterFacts cluster) {
        String state = cluster.state(node);
        if (!state.equals("online")) {
            return Optional.of(node + " is " + state + " in the cluster: bring it online first");
        }
        ClusterFacts.Instance instance = cluster.instances().get(node);
        if (instance == null || instance.failed()) {
            return Optional.of("galera " + (instance == null ? "is not started" : "has failed") + " on " + node
                    + ": `crm_resource --cleanup --resource galera --node " + node + "`, then ask again");
        }
        if (!instance.managed()) {
            return Optional.of("galera is unmanaged on " + node + ": let Pacemaker manage it first");
        }
        Optional<String> told = cluster.agent(node, "last-committed");
        String commit = "" + decision.commit().orElse(-1);
        return told.filter(commit::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the resource agent on " + node + " knows of commit " + told.orElse("none")
                        + ", its disk of " + commit + ": ask again");
    }

    private static Optional<String> agent(List<Member> members, ClusterFacts cluster) {
        Optional<String> chosen = members.stream()
                .map(Member::node)
                .filter(n ->
                        cluster.agent(n, "bootstrap").filter("true"::equals).isPresent())
                .findFirst();
        if (chosen.isPresent()) {
            return Optional.of("the resource agent has chosen " + chosen.get() + " and founds the cluster there");
        }
        boolean complete = members.stream()
                .allMatch(m -> cluster.agent(m.node(), "last-committed").isPresent());
        return complete || !safe(members, cluster).isEmpty()
                ? Optional.of(
                        "the resource agent knows all it wants to know and founds the cluster by itself, with its next"
                                + " look at the members (every 15 s)")
                : Optional.empty();
    }

    private static List<String> safe(List<Member> members, ClusterFacts cluster) {
        return members.stream()
                .map(Member::node)
                .filter(n -> cluster.agent(n, "safe-to-bootstrap")
                        .filter("1"::equals)
                        .isPresent())
                .toList();
    }
}
