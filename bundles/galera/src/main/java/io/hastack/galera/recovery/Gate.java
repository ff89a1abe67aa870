package io.hastack.galera.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether Pacemaker lets a member be bootstrapped now: the resource agent must be able to do it, and not be about to do it by
 * itself. A pure function. The agent's rule is that of {@code ocf:heartbeat:galera}: it chooses a founder once each member has the
 * attribute {@code galera-last-committed}, or one has {@code galera-safe-to-bootstrap=1}, and puts {@code galera-bootstrap=true} to
 * it.
 */
public final class Gate {
    private static final String ITSELF = ". Should nothing happen within a minute, `ha:status` names what failed";

    private final String founder;
    private final List<Member> members;
    private final ClusterFacts cluster;
    private final List<String> against = new ArrayList<>();
    private final List<String> underWay = new ArrayList<>();

    private Gate(String founder, List<Member> members, ClusterFacts cluster) {
        this.founder = founder;
        this.members = members;
        this.cluster = cluster;
    }

    /**
     * Returns a decision to bootstrap as it is, or one to wait or to refuse in its place; any other decision stays.
     *
     * @param members all members of the topology
     * @param cluster as the member to be bootstrapped sees it
     */
    public static Decision pass(Decision decision, List<Member> members, ClusterFacts cluster) {
        return decision.node()
                .map(founder -> new Gate(founder, members, cluster).pass(decision))
                .orElse(decision);
    }

    private Decision pass(Decision decision) {
        whole();
        members.stream().map(Member::node).forEach(this::node);
        members.stream().filter(m -> !m.reachable()).forEach(this::absent);
        founder();
        work();
        if (!cluster.galera().stopped()) {
            agent(decision);
        }
        String would = founder + " would be bootstrapped (" + decision.reason() + "), but: ";
        if (!against.isEmpty()) {
            return Decision.refuse(would + String.join("; ", against));
        }
        return underWay.isEmpty() ? decision : Decision.waitFor(would + String.join("; ", underWay));
    }

    private void whole() {
        if (!cluster.quorate()) {
            against.add("Pacemaker has no quorum on " + founder
                    + ": start Corosync and Pacemaker on a majority of the members");
        }
        if (cluster.galera().members().isEmpty()) {
            against.add("the cluster has no resource galera: `ha:deploy galera` makes it");
        } else if (cluster.maintenance()) {
            against.add("the whole cluster is in maintenance mode, and Pacemaker promotes nothing: end that first");
        } else if (!cluster.galera().managed()) {
            against.add("galera is unmanaged, and Pacemaker promotes nothing: let it manage galera first"
                    + " (`crm_resource --resource galera --meta --delete-parameter is-managed` on a member)");
        }
        Set<String> strangers = new TreeSet<>(cluster.galera().members());
        strangers.removeAll(members.stream().map(Member::node).collect(Collectors.toSet()));
        if (!strangers.isEmpty()) {
            against.add(
                    "the cluster's galera has members that the topology does not name, and they may hold what nobody else"
                            + " has: " + String.join(", ", strangers));
        }
        if (!cluster.galera().held().isEmpty()) {
            underWay.add(
                    "another galera:recover is at work (" + cluster.galera().held() + "): ask again");
        }
    }

    private void node(String node) {
        if (Set.of("unclean", "pending").contains(cluster.state(node)) && reachable(node)) {
            underWay.add("Pacemaker is about to take " + node + " in, or to fence it (" + cluster.state(node) + ")");
        }
    }

    private boolean reachable(String node) {
        return members.stream().anyMatch(m -> m.node().equals(node) && m.reachable());
    }

    /** A member that is silent must be without power, or have left in good order: else its mariadbd may still run. */
    private void absent(Member member) {
        String node = member.node();
        String state = cluster.state(node);
        switch (state) {
            case "offline" -> {
                // fenced, or stopped in order
            }
            case "online", "standby", "maintenance" ->
                against.add("the cluster sees " + node + " (" + state
                        + "), only this console does not reach it: mend that, and it can tell its last commit");
            default ->
                against.add(node + " does not answer and nothing confirms that it is off (" + state
                        + "): `stonith_admin --fence " + node
                        + "` on a member; or, if you have seen that it has no power, `stonith_admin --confirm " + node
                        + "`");
        }
    }

    private void founder() {
        String state = cluster.state(founder);
        if (reachable(founder)
                && Set.of("offline", "standby", "maintenance", "unknown").contains(state)) {
            against.add(founder + " is " + state + " in the cluster: bring it online first");
            return;
        }
        Optional<ClusterFacts.Instance> instance =
                Optional.ofNullable(cluster.instances().get(founder));
        boolean failed = instance.filter(ClusterFacts.Instance::failed).isPresent();
        if (failed || instance.isEmpty() && !cluster.galera().stopped()) {
            against.add("galera " + (failed ? "has failed" : "is not started") + " on " + founder
                    + ": `crm_resource --cleanup --resource galera --node " + founder + "`, then ask again");
        }
    }

    private void work() {
        cluster.instances().entrySet().stream()
                .filter(i -> busy(i.getValue()))
                .map(i -> "Pacemaker is at work on galera on " + i.getKey() + " ("
                        + (i.getValue().role() + " " + i.getValue().pending()).strip() + "): ask again")
                .sorted()
                .forEach(underWay::add);
    }

    private static boolean busy(ClusterFacts.Instance instance) {
        return instance.role().equals("Promoted")
                || !instance.pending().isEmpty() && !instance.pending().equals("Monitoring");
    }

    private void agent(Decision decision) {
        List<String> chosen = having("bootstrap", "true");
        List<String> safe = having("safe-to-bootstrap", "1");
        boolean complete = cluster.galera().members().stream()
                .allMatch(m -> cluster.agent(m, "last-committed").isPresent());
        if (!chosen.isEmpty()) {
            underWay.add("the resource agent has chosen " + chosen.get(0) + " and founds the cluster there" + ITSELF);
        } else if (complete || !safe.isEmpty()) {
            underWay.add("the resource agent knows all it wants to know and founds the cluster by itself"
                    + (safe.isEmpty() ? "" : ", with " + safe.get(0))
                    + ", with its next look at the members (every 15 s)"
                    + ITSELF);
        } else {
            String commit = "" + decision.commit().orElse(-1);
            Optional<String> told = cluster.agent(founder, "last-committed");
            if (told.isEmpty() || !told.get().equals(commit)) {
                underWay.add("the resource agent on " + founder + " knows of commit " + told.orElse("none")
                        + ", its disk of " + commit + ": ask again");
            }
        }
    }

    private List<String> having(String attribute, String value) {
        return cluster.galera().members().stream()
                .filter(m -> cluster.agent(m, attribute).filter(value::equals).isPresent())
                .toList();
    }
}
