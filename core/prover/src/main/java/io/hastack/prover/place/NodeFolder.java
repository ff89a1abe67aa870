package io.hastack.prover.place;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The private folder of one proof on one node that has a scheduler. For use by one thread at a time. */
final class NodeFolder {
    /** Of one simulation; the batch is given up later than each of its questions. */
    private static final Duration LONGEST = Duration.ofSeconds(330);

    private static final Duration SHORT = Duration.ofSeconds(90);

    private final Transport transport;
    private final Access access;
    private final Node node;
    private final String path;
    private final String version;
    private final int processors;
    private final Optional<String> refusal;
    /** In which batch a text last came to the node, by its SHA-256. */
    private final Map<String, Integer> known = new HashMap<>();

    private int batches;

    private NodeFolder(Transport transport, Access access, Node node, List<String> said) {
        this.transport = transport;
        this.access = access;
        this.node = node;
        path = said.get(0);
        version = said.get(1);
        processors = Math.max(1, Integer.parseInt(said.get(2)));
        String why = String.join(" ", said.subList(4, said.size())).strip();
        refusal = said.get(3).equals("0") ? Optional.empty() : Optional.of("crm_simulate " + version + ": " + why);
    }

    /**
     * Makes the folder and asks the scheduler there to read a CIB, in one round trip.
     *
     * @throws HaException SCHEDULER_ABSENT if the node has none; what the transport throws if it does not answer
     */
    static NodeFolder open(Transport transport, Access access, Node node, String cib) {
        CommandResult result = transport.run(access, node, BatchScript.open(ProbeCib.of(cib)), SHORT);
        List<String> said = result.output().lines().toList();
        if (!result.ok() || said.size() < 4 || !said.get(2).matches("\\d{1,4}")) {
            String why = result.exitCode() == 127
                    ? "no crm_simulate"
                    : "crm_simulate cannot be used: " + result.error().strip();
            throw new HaException(ErrorCode.SCHEDULER_ABSENT, why);
        }
        return new NodeFolder(transport, access, node, said);
    }

    String node() {
        return node.name();
    }

    String version() {
        return version;
    }

    int processors() {
        return processors;
    }

    /** Returns why the scheduler could not read the CIB it was opened with. */
    Optional<String> refusal() {
        return refusal;
    }

    boolean knows(String hash) {
        return known.getOrDefault(hash, Integer.MIN_VALUE) >= batches - BatchScript.KEPT + 1;
    }

    /**
     * Answers a batch in one round trip, or in a few if the answer is long.
     *
     * @param checked whether the proof's CIB was checked against the schema before
     */
    List<Outcome> run(List<Simulation> batch, boolean checked) {
        int number = batches + 1;
        Map<String, String> sent = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>();
        for (Simulation simulation : batch) {
            String hash = Packed.sha256(simulation.cib());
            if (!knows(hash)) {
                sent.put(hash, simulation.cib());
                known.put(hash, number);
            }
            paths.add("g" + known.get(hash) + "/" + hash);
        }
        batches = number;
        Duration deadline = LONGEST.plusSeconds(40L * batch.size() / processors);
        CommandResult result =
                transport.run(access, node, BatchScript.run(path, number, checked, batch, paths, sent), deadline);
        try {
            List<Outcome> outcomes = Answers.parse(whole(result), batch.size());
            known.values().removeIf(n -> n < number - BatchScript.KEPT);
            return outcomes;
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.NODE_LOST,
                    "node '" + node.name() + "': a batch of simulations has no answer (exit code " + result.exitCode()
                            + " " + result.error().strip() + "); see the space in /var/tmp there",
                    e);
        }
    }

    private String whole(CommandResult result) throws IOException {
        int end = result.output().indexOf('\n');
        if (!result.ok() || end < 1) {
            throw new IOException("no answer");
        }
        int size = Integer.parseInt(result.output().substring(0, end));
        StringBuilder answer = new StringBuilder(result.output().substring(end + 1));
        while (answer.length() < size) {
            String more = transport
                    .run(access, node, BatchScript.piece(path, answer.length()), SHORT)
                    .output();
            if (more.isEmpty()) {
                throw new IOException("the answer cannot be fetched");
            }
            answer.append(more);
        }
        return answer.toString();
    }

    /** Ends what runs there; returns when it has ended. */
    void stop() {
        transport.run(access, node, BatchScript.stop(path), SHORT);
    }

    /** Removes the folder. */
    void close() {
        transport.run(access, node, BatchScript.close(path), SHORT);
    }
}
