package io.hastack.workflows;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares a host that is to join with what the topology says of it and with a member. */
record HostCheck(Membership change, Seen host, Seen member) {
    /** Tokens of Keystone and Galera's certification bear no more. */
    private static final double SECONDS = 2;

    /** @throws HaException with all that is wrong: INPUT_TOPOLOGY if it is another host, REFUSED_UNSAFE if it would do harm */
    void refuse() {
        List<Problem> problems = new ArrayList<>();
        identity(problems);
        if (problems.isEmpty()) {
            harm(problems);
        }
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
    }

    private void identity(List<Problem> problems) {
        Node node = change.joins().orElseThrow();
        String platform = change.before().platform();
        differ(
                problems,
                host.get("platform"),
                platform,
                "the operating system " + platform + " of the topology",
                "install it");
        differ(
                problems,
                host.get("machine"),
                member.get("machine"),
                "the processor " + member.get("machine") + " of the members",
                "take another host");
        String name = host.get("name");
        if (!name.equals(node.name()) && !name.startsWith(node.name() + ".")) {
            wrong(
                    problems,
                    "the host name " + node.name(),
                    name,
                    "correct the topology file, or the host: hostnamectl hostname");
        }
        if (!List.of(host.get("addresses").split(" ")).contains(node.address())) {
            wrong(
                    problems,
                    "its address " + node.address(),
                    "only " + host.get("addresses"),
                    "what answers there is another host or a translation of addresses: correct the topology file");
        }
    }

    private void harm(List<Problem> problems) {
        String node = change.joins().orElseThrow().name();
        if (!host.get("active").isEmpty()) {
            unsafe(
                    problems,
                    "'" + node + "' runs " + host.get("active").replace(" ", ", ") + ", so it is in a cluster: '"
                            + host.get("cluster") + "'. Let it leave that one first");
        } else if (!host.get("cib").isEmpty()) {
            unsafe(
                    problems,
                    "'" + node + "' holds a CIB, which could take the place of the one of cluster '" + change.cluster()
                            + "'. If nothing of it is needed: rm -r /var/lib/pacemaker/cib/* there");
        }
        if (!host.get("pacemaker").isEmpty()
                && !member.get("pacemaker").isEmpty()
                && !host.get("pacemaker").equals(member.get("pacemaker"))) {
            unsafe(
                    problems,
                    "'" + node + "' has Pacemaker " + host.get("pacemaker") + " and the members have "
                            + member.get("pacemaker") + ". Bring them to the same version first");
        }
        double apart = host.ahead() - member.ahead();
        if (Math.abs(apart) - host.doubt() - member.doubt() > SECONDS) {
            unsafe(
                    problems,
                    String.format(
                            Locale.ROOT,
                            "the clock of '%s' is %.1f s %s those of the members, and 2 s are borne. Synchronise it first, with"
                                    + " chrony or systemd-timesyncd",
                            node,
                            Math.abs(apart),
                            apart > 0 ? "ahead of" : "behind"));
        }
    }

    private void differ(List<Problem> problems, String found, String wanted, String expected, String remedy) {
        if (!found.equals(wanted)) {
            wrong(problems, expected, found, remedy);
        }
    }

    private void wrong(List<Problem> problems, String expected, String found, String remedy) {
        problems.add(new Problem(
                ErrorCode.INPUT_TOPOLOGY,
                "host '" + change.joins().orElseThrow().name() + "': expected " + expected + ", found "
                        + (found.isBlank() ? "nothing" : found.strip()) + "; " + remedy));
    }

    private static void unsafe(List<Problem> problems, String sentence) {
        problems.add(new Problem(ErrorCode.REFUSED_UNSAFE, sentence));
    }
}
