package io.hastack.cluster;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * Proves fencing devices while facts are read, so that a wrong address, user or password is refused with nothing touched.
 * IPMI 2.0 needs no package for that, only Python; other devices are proven once their agent is installed. Stateless.
 */
public final class FencingProofHandler implements PartHandler<FencingProof> {
    private static final int AGENT_MISSING = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String PROGRAM = program();

    @Override
    public Class<FencingProof> type() {
        return FencingProof.class;
    }

    @Override
    public List<Fact> facts(List<FencingProof> desired, Site site) {
        return desired.stream().map(FencingProofHandler::fact).toList();
    }

    @Override
    public List<Change> converge(List<FencingProof> desired, Facts facts) {
        return desired.stream()
                .filter(proof -> !proven(facts.get(fact(proof))))
                .map(proof -> (Change) new Change.Script(
                        "prove that the fencing devices of " + proof.key() + " answer", script(proof), TIMEOUT))
                .toList();
    }

    private static boolean proven(CommandResult result) {
        if (result.exitCode() == 1) {
            throw new HaException(
                    ErrorCode.REFUSED_FENCING,
                    result.output().strip()
                            + "\nA cluster whose fencing does not work loses data when a node fails. Correct the node's"
                            + " `fencing` in the topology, or its secret with `ha:secrets set`; nothing was touched");
        }
        return result.ok();
    }

    private static Fact fact(FencingProof proof) {
        return new Fact("fencing " + proof.key(), script(proof));
    }

    /** Program and options travel as here-documents: neither shows in a process list. */
    private static String script(FencingProof proof) {
        StringBuilder options = new StringBuilder();
        for (Node node : proof.devices()) {
            options.append("node=").append(node.name()).append('\n');
            new TreeMap<>(node.fencing())
                    .forEach((k, v) -> options.append(k).append('=').append(v).append('\n'));
            options.append('\n');
        }
        return "command -v python3 >/dev/null || exit " + AGENT_MISSING + "\n"
                + "python3 /dev/fd/4 4<<'HASTACK_PROGRAM' <<'HASTACK_OPTIONS'\n"
                + PROGRAM + "HASTACK_PROGRAM\n" + options + "HASTACK_OPTIONS\n";
    }

    private static String program() {
        try (InputStream in = FencingProofHandler.class.getResourceAsStream("/fencing-proof.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
