package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three nodes of which a test says what they say; they remember what they were asked. */
final class FakeNodes implements Transport {
    static final String UUID = "b1ef88a6-9d0e-11f0-a0d1-3e1f5b7c9a42";

    private static final Pattern HEAD =
            Pattern.compile("^NODE='([a-z0-9]+)' RUN='(galera-recover-[-0-9]+-galera-recover)'\n");

    /** Facts by node, as lines; a node without any does not answer. */
    final Map<String, String> facts = Collections.synchronizedMap(new TreeMap<>());
    /** What InnoDB adds to them, by node. */
    final Map<String, String> innodb = Collections.synchronizedMap(new TreeMap<>());
    /** Everything that nodes were asked but for facts: node and what. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** The recoveries that scripts were of. */
    final Set<String> runs = Collections.synchronizedSet(new TreeSet<>());

    /** What Pacemaker says on each node, behind the agent's members; empty if it does not answer. */
    String status = "";

    CommandResult hold = answer("");
    CommandResult found = answer("");
    /** What happens when all but the founder are held back. */
    Runnable held = () -> {};
    /** What happens when the agent was given its attributes. */
    Runnable founded = () -> {};

    static String down(long seqno) {
        return "state\tdown\nuuid\t" + UUID + "\nseqno\t" + seqno + "\n";
    }

    static String synced(int size) {
        return "state\tSynced\ncomponent\tPrimary\nsize\t" + size + "\nuuid\t" + UUID + "\nseqno\t1300\n";
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        String said = facts.get(node.name());
        if (said == null) {
            throw new HaException(ErrorCode.NODE_UNREACHABLE, node.name() + ": no answer on port 22");
        }
        if (script.equals(Scripts.facts())) {
            return answer(said);
        }
        if (script.equals(Scripts.factsOfInnodb())) {
            asked.add(node.name() + " InnoDB");
            return answer(said + innodb.getOrDefault(node.name(), ""));
        }
        if (script.contains("--get-parameter wsrep_cluster_address")) {
            asked.add(node.name() + " crm_mon");
            return status.isEmpty()
                    ? new CommandResult(102, "\n", "", Duration.ZERO)
                    : answer("gcomm://ctl1,ctl2,ctl3\n" + status);
        }
        Matcher head = HEAD.matcher(script);
        assertThat(head.find()).as(script).isTrue();
        assertThat(head.group(1)).isEqualTo(node.name());
        runs.add(head.group(2));
        if (script.contains("MINUTES=30\n")) {
            asked.add(node.name() + " hold");
            held.run();
            return hold;
        }
        if (script.endsWith("\nrelease\n")) {
            asked.add(node.name() + " release");
            return answer("");
        }
        asked.add(node.name() + " found "
                + script.lines()
                        .filter(l -> l.startsWith("COMMIT="))
                        .findFirst()
                        .orElse("")
                        .replace(" NEW_HISTORY=no", ""));
        if (found.ok()) {
            founded.run();
        }
        return found;
    }

    private static CommandResult answer(String output) {
        return new CommandResult(0, output, "", Duration.ZERO);
    }

    @Override
    public void forget(Node node) {}
}
