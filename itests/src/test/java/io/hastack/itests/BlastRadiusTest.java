package io.hastack.itests;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Inventory;
import io.hastack.prover.BlastRadius.Blast;
import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Prover;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

/** How far one failure spreads, in the reference's CIB and in ours: the same scheduler, counted by the same code. */
public class BlastRadiusTest {
    private static final Path NUMBERS = Path.of(
            "..", "core", "shell", "src", "main", "resources", "io", "hastack", "shell", "report", "reference.json");

    /** The page from here on is written by the test. */
    private static final String MEASURED = "<!-- measured -->\n";

    private static final String SOURCE = "Measured with crm_simulate on the reference's own constraints: RHEL OSP 6,"
            + " collapsed, three controllers, 137 instances; worst node of three.";

    /** Ids of the reference whose resource is named otherwise here. */
    private static final Map<String, String> OURS = Map.of("lb-haproxy", "haproxy", "rabbitmq-server", "rabbitmq");

    /**
     * @param disturbed most other instances that a failure of one instance disturbs
     * @param elsewhere most of them on other nodes
     */
    private record Spread(int disturbed, int elsewhere) {
        Spread worse(Spread other) {
            return new Spread(Math.max(disturbed, other.disturbed), Math.max(elsewhere, other.elsewhere));
        }
    }

    @Test
    public void theReferenceSpreadsFailuresToOtherNodes() throws Exception {
        Proof proof = prove("reference", ReferenceCib.text());
        assertThat(proof.errors()).isEmpty();
        assertThat(proof.before()).hasSize(137);

        Map<String, Spread> spreads = spreads(proof);
        assertThat(spreads)
                .containsEntry("galera", new Spread(94, 63))
                .containsEntry("lb-haproxy", new Spread(94, 63))
                .containsEntry("memcached", new Spread(94, 63))
                .containsEntry("rabbitmq-server", new Spread(94, 63))
                .containsEntry("keystone", new Spread(63, 32))
                .containsEntry("mongodb", new Spread(28, 18))
                .containsEntry("ceilometer-central", new Spread(27, 18))
                .containsEntry("nova-consoleauth", new Spread(12, 8))
                .containsEntry("glance-fs", new Spread(6, 4));
        isWritten(NUMBERS, json(spreads));
        String page = Files.readString(ReferenceMapTest.PAGE);
        isWritten(ReferenceMapTest.PAGE, page.substring(0, page.indexOf(MEASURED)) + MEASURED + table(spreads));
    }

    @Test
    public void oursStaysOnTheNodeInEveryShape() throws Exception {
        Components components = Components.all();
        Inventory inventory = components.inventory();
        for (Shape shape : Shape.values()) {
            Topology topology = components.topology(shape, CompleteCibTest.PLATFORM);
            for (Map.Entry<String, String> cib :
                    CompleteCibTest.cibs(inventory, topology).entrySet()) {
                Proof proof = prove(cib.getKey(), cib.getValue());
                assertThat(proof.errors()).as("%s, %s", shape, cib.getKey()).isEmpty();
                assertThat(proof.before()).as("%s, %s", shape, cib.getKey()).isNotEmpty();
                assertThat(proof.blastRadius().maxElsewhere())
                        .as("%s, %s: %s", shape, cib.getKey(), proof.blastRadius())
                        .isZero();
            }
        }
    }

    private static Proof prove(String cluster, String cib) throws InterruptedException {
        ProofRequest request =
                new ProofRequest(cluster, cib, Depth.SPREAD, Map.of(), Map.of(), Set.of(), Set.of(), Optional.empty());
        return new Prover().prove(request, LocalSimulator.onPath().orElseThrow(), Progress.NONE);
    }

    private static Map<String, Spread> spreads(Proof proof) {
        Map<String, Spread> spreads = new TreeMap<>();
        for (Blast blast : proof.blastRadius().worst()) {
            String resource = blast.fault().replaceFirst("^[a-z-]+:(.*)@[^@]*$", "$1");
            spreads.merge(resource, new Spread(blast.disturbed(), blast.elsewhere()), Spread::worse);
        }
        return spreads;
    }

    private static void isWritten(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("hastack.docs"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s; renew it with -Dhastack.docs=write", file)
                .isEqualTo(text);
    }

    /** What reaches other nodes, the widest first. */
    private static List<Map.Entry<String, Spread>> wide(Map<String, Spread> spreads) {
        return spreads.entrySet().stream()
                .filter(e -> e.getValue().elsewhere() > 0)
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Spread> e) -> -e.getValue().disturbed())
                        .thenComparing(e -> OURS.getOrDefault(e.getKey(), e.getKey())))
                .toList();
    }

    private static String table(Map<String, Spread> spreads) {
        return wide(spreads).stream()
                .map(e -> "| `%s` | %d | %d |%n"
                        .formatted(
                                e.getKey(),
                                e.getValue().disturbed(),
                                e.getValue().elsewhere()))
                .collect(joining("", "\n| One instance fails of | Disturbed | On other nodes |\n|---|---|---|\n", ""));
    }

    private static String json(Map<String, Spread> spreads) {
        String failures = wide(spreads).stream()
                .map(e -> "    { \"resource\": \"%s\", \"disturbed\": %d, \"elsewhere\": %d }"
                        .formatted(
                                OURS.getOrDefault(e.getKey(), e.getKey()),
                                e.getValue().disturbed(),
                                e.getValue().elsewhere()))
                .collect(joining(",\n"));
        return "{\n  \"source\": \"" + SOURCE + "\",\n  \"failures\": [\n" + failures + "\n  ]\n}\n";
    }
}
