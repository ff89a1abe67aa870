package io.hastack.galera;

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
import java.util.TreeMap;

/** Three nodes of which a test says what they say; they remember what they were asked. */
final class FakeNodes implements Transport {
    static final String UUID = "b1ef88a6-9d0e-11f0-a0d1-3e1f5b7c9a42";

    /** Facts by node, as lines; a node without any does not answer. */
    final Map<String, String> facts = Collections.synchronizedMap(new TreeMap<>());
    /** What InnoDB adds to them, by node. */
    final Map<String, String> innodb = Collections.synchronizedMap(new TreeMap<>());
    /** Everything that nodes were asked but for facts: node and what. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    String status = "";
    CommandResult bootstrap = new CommandResult(0, "", "", Duration.ZERO);
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
        if (script.contains("crm_mon") && !script.contains("flock")) {
            asked.add(node.name() + " crm_mon");
            return status.isEmpty() ? new CommandResult(102, "", "", Duration.ZERO) : answer(status);
        }
        asked.add(node.name() + " " + script.lines().findFirst().orElse(""));
        if (bootstrap.ok()) {
            founded.run();
        }
        return bootstrap;
    }

    private static CommandResult answer(String output) {
        return new CommandResult(0, output, "", Duration.ZERO);
    }

    @Override
    public void forget(Node node) {}
}
