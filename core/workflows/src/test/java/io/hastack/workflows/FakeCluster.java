package io.hastack.workflows;

import io.hastack.engine.Request;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three members whose Pacemaker does at once what it is asked for, and a console that can die in between. */
final class FakeCluster implements Transport {
    private static final Pattern STANDBY =
            Pattern.compile("crm_attribute --node (\\S+) --name standby --(update|delete)");
    private static final Pattern OFF =
            Pattern.compile("--allow-create .*id='hastack-restart-(\\S+)-clone-on-(\\S+)' rsc");
    private static final Pattern BACK = Pattern.compile("--delete .*id='hastack-restart-(\\S+)-clone-on-(\\S+)'");
    private static final Pattern INFORM =
            Pattern.compile("--set-parameter wsrep_cluster_address --parameter-value '([^']*)'");
    private static final Pattern FENCE = Pattern.compile("stonith_admin --(fence|confirm) (\\S+)");
    private static final Pattern FRONT = Pattern.compile("^(drain|restore) (\\S+) (\\S+)$");

    final Set<String> offline = new TreeSet<>();
    final Set<String> standby = new TreeSet<>();
    final Set<String> stuck = new TreeSet<>();
    final Set<String> drained = new TreeSet<>();
    final Set<String> keptOff = new TreeSet<>();
    final List<String> changes = new ArrayList<>();
    final List<String> preview = new ArrayList<>();
    /** How often each instance was begun, by resource and node. */
    final Map<String, Integer> lives = new TreeMap<>();

    /** Members of the cluster, by name. */
    final Set<String> members = new TreeSet<>(Set.of("ctl1", "ctl2", "ctl3"));
    /** Hosts that answer and run no Pacemaker. */
    final Set<String> stopped = new TreeSet<>();

    final Set<String> brokenDevices = new TreeSet<>();
    String address = "gcomm://ctl1,ctl2,ctl3";
    final FakeHosts hosts = new FakeHosts();

    boolean quorate = true;
    /** Whether each change makes Pacemaker promote or demote what runs, without restarting it. */
    boolean promoting;

    int busy;
    private final Set<String> running = new TreeSet<>();
    private final List<String> clones;
    private int leftChanges = Integer.MAX_VALUE;
    private boolean dead;

    FakeCluster(String... clones) {
        this.clones = List.of(clones);
        act();
    }

    /** Lets the console die with the change after so many, once that is made. */
    void dieAfter(int changes) {
        leftChanges = changes;
    }

    /** Returns whether the console has died. */
    boolean dead() {
        return dead;
    }

    /** A new console. */
    void revive() {
        dead = false;
        leftChanges = Integer.MAX_VALUE;
    }

    boolean runs(String clone, String node) {
        return running.contains(clone + "@" + node);
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        if (dead || offline.contains(node.name())) {
            throw new HaException(ErrorCode.NODE_LOST, node.name() + " does not answer");
        }
        Optional<String> host = hosts.answer(script, node, members.contains(node.name()));
        if (host.isPresent()) {
            return said(host.get());
        }
        if (script.contains("systemctl start pacemaker")) {
            members.add(node.name());
            stopped.remove(node.name());
            if (hosts.expected.contains(node.name())) {
                standby.add(node.name());
            }
            act();
            return said("");
        }
        if (!script.contains("systemctl disable")
                && (stopped.contains(node.name()) || !members.contains(node.name()))) {
            return new CommandResult(1, "", "no Pacemaker", Duration.ZERO);
        }
        if (script.contains("crm_mon")) {
            return said(status());
        }
        if (script.contains("CIB_file")) {
            return said(String.join("\n", preview));
        }
        if (script.contains("crm_resource --wait") && !script.contains("--refresh")) {
            return said(busy-- > 0 ? "at work\n" : "");
        }
        if (script.startsWith("timeout 15 cibadmin --query")) {
            return said(cib());
        }
        change(script, node.name());
        dieAtLast();
        return said("");
    }

    @Override
    public void forget(Node node) {}

    private void change(String script, String node) {
        Matcher standbys = STANDBY.matcher(script);
        Matcher off = OFF.matcher(script);
        Matcher back = BACK.matcher(script);
        Matcher front = FRONT.matcher(script);
        Matcher inform = INFORM.matcher(script);
        Matcher fence = FENCE.matcher(script);
        if (inform.find()) {
            address = inform.group(1);
            changes.add("inform " + address);
        } else if (fence.find()) {
            changes.add(fence.group(1) + " " + fence.group(2));
        } else if (script.contains("systemctl disable")) {
            changes.add("leave " + node);
            stopped.add(node);
            hosts.left.add(node);
        } else if (standbys.find()) {
            boolean on = standbys.group(2).equals("update");
            String whom = standbys.group(1);
            changes.add((on ? "standby " : "unstandby ") + whom);
            if (on) {
                standby.add(whom);
            } else {
                standby.remove(whom);
            }
        } else if (off.find()) {
            changes.add("stop " + off.group(1) + "@" + off.group(2));
            keptOff.add(off.group(1) + "@" + off.group(2));
        } else if (back.find()) {
            changes.add("start " + back.group(1) + "@" + back.group(2));
            keptOff.remove(back.group(1) + "@" + back.group(2));
        } else if (front.find()) {
            String server = front.group(2) + "/" + front.group(3) + "@" + node;
            changes.add(front.group(1) + " " + server);
            if (front.group(1).equals("drain")) {
                drained.add(server);
            } else {
                drained.remove(server);
            }
        } else {
            throw new IllegalArgumentException("the fake does not know: " + script);
        }
        act();
    }

    /** Looks again at what may run. */
    void act() {
        running.removeIf(i -> !members.contains(i.substring(i.indexOf('@') + 1)));
        for (String clone : clones) {
            nodes().forEach(node -> {
                String instance = clone + "@" + node;
                boolean may = !offline.contains(node)
                        && !stopped.contains(node)
                        && (!standby.contains(node) && !keptOff.contains(instance) || stuck.contains(instance));
                if (may && running.add(instance)) {
                    lives.merge(instance, 1, Integer::sum);
                }
                if (!may) {
                    running.remove(instance);
                }
            });
        }
    }

    /** What a deploy does: whoever is prepared runs Pacemaker, and all know the members of the topology. */
    void deployed(Request request) {
        hosts.left.removeAll(request.only());
        boolean known = members.containsAll(request.only());
        changes.add(
                request.only().isEmpty()
                        ? "deploy"
                        : (known ? "tell " : "prepare ") + String.join(",", new TreeSet<>(request.only())));
        if (request.only().isEmpty()) {
            members.clear();
            request.topology().clusters().get(0).members().stream()
                    .map(Node::name)
                    .forEach(members::add);
        }
        act();
        dieAtLast();
    }

    private void dieAtLast() {
        if (leftChanges-- == 0) {
            dead = true;
            throw new HaException(ErrorCode.NODE_LOST, "the console died");
        }
    }

    private Stream<String> nodes() {
        return members.stream();
    }

    private String status() {
        String nodes = nodes().map(n -> "<node name='%s' online='%s' standby='%s' type='member'/>"
                        .formatted(n, !offline.contains(n) && !stopped.contains(n), standby.contains(n)))
                .collect(Collectors.joining());
        String resources = clones.stream()
                .map(c -> "<clone id='" + c + "-clone' multi_state='false'>"
                        + running.stream()
                                .filter(i -> i.startsWith(c + "@"))
                                .map(i -> ("<resource id='%s' resource_agent='systemd:x' role='Started' managed='true'>"
                                                + "<node name='%s'/></resource>")
                                        .formatted(c, i.substring(i.indexOf('@') + 1)))
                                .collect(Collectors.joining())
                        + "</clone>")
                .collect(Collectors.joining());
        String devices = nodes().map(n -> ("<resource id='fence-%s' resource_agent='stonith:fence_x' role='Started'"
                                + " managed='true' failed='%s'><node name='ctl1'/></resource>")
                        .formatted(n, brokenDevices.contains("fence-" + n)))
                .collect(Collectors.joining());
        return "<r><summary><current_dc with_quorum='" + quorate + "'/></summary><nodes>" + nodes
                + "</nodes><resources>" + devices + resources + "</resources></r>\n=hastack-tag=\n";
    }

    private String cib() {
        String constraints = keptOff.stream()
                .map(i -> "<rsc_location id='hastack-restart-" + i.replace("@", "-clone-on-") + "'/>")
                .collect(Collectors.joining());
        String states = nodes().map(n -> "<node_state uname='" + n + "'><lrm><lrm_resources>" + history(n)
                        + "</lrm_resources></lrm></node_state>")
                .collect(Collectors.joining());
        String galera =
                "<resources><primitive id='galera'><instance_attributes><nvpair name='wsrep_cluster_address' value='"
                        + address + "'/></instance_attributes></primitive></resources>";
        return "<cib><configuration>" + galera + "<constraints>" + constraints
                + "</constraints></configuration><status>" + states + "</status></cib>";
    }

    private String history(String node) {
        return clones.stream()
                .map(c ->
                        "<lrm_resource id='%1$s'><lrm_rsc_op id='%1$s_last_0' last-rc-change='100' call-id='%2$d'/></lrm_resource>"
                                .formatted(
                                        c,
                                        2 * lives.getOrDefault(c + "@" + node, 0)
                                                + (runs(c, node) ? 0 : 1)
                                                + (promoting ? 100 * changes.size() : 0)))
                .collect(Collectors.joining());
    }

    private static CommandResult said(String output) {
        return new CommandResult(0, output, "", Duration.ZERO);
    }
}
