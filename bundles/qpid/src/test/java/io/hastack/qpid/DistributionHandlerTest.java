package io.hastack.qpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Site;
import io.hastack.spi.transport.CommandResult;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionHandlerTest {
    private static final Files FILES = Files.ofThisBundle();

    @Test
    void theFilesOfTheBundleAreThosePinned() throws Exception {
        assertThat(FILES.hashes()).hasSizeGreaterThan(5);
        for (String name : FILES.hashes().keySet()) {
            try (InputStream in = FILES.payload(name).open()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
                assertThat(HexFormat.of().formatHex(hash))
                        .as(name)
                        .isEqualTo(FILES.payload(name).sha256());
            }
        }
    }

    @Test
    void whatIsThereIsNotSentAgain() {
        assertThat(changes(FILES.list().strip())).isEmpty();
    }

    @Test
    void anEmptyNodeGetsAll() {
        assertThat(changes("").stream().filter(Change.SendFile.class::isInstance))
                .hasSize(FILES.hashes().size());
    }

    @Test
    void onlyWhatDiffersIsSentAndWhatIsNotWantedGoes() {
        List<String> lines = FILES.list().lines().toList();
        String found = String.join("\n", lines.subList(1, lines.size())) + "\n-  qpid-broker-1.0.jar";
        List<Change> changes = changes(found);
        assertThat(changes.stream().filter(Change.SendFile.class::isInstance)).hasSize(1);
        assertThat(changes.get(1)).isInstanceOfSatisfying(Change.Script.class, script -> assertThat(script.script())
                .contains("-delete")
                .contains("! -name '" + FILES.hashes().keySet().iterator().next() + "'"));
        assertThat(changes.get(2)).isInstanceOfSatisfying(Change.WriteFile.class, list -> assertThat(list.content())
                .isEqualTo(FILES.list()));
    }

    private static List<Change> changes(String found) {
        Distribution distribution = new Distribution(Placement.EVERY_NODE, QpidComponent.FOLDER, FILES);
        return new DistributionHandler().converge(List.of(distribution), new Answer(found));
    }

    private record Answer(String output) implements Facts {
        @Override
        public Site site() {
            throw new UnsupportedOperationException("the handler does not ask where");
        }

        @Override
        public CommandResult get(Fact fact) {
            return new CommandResult(0, output, "", Duration.ZERO);
        }

        @Override
        public String sha256(String text) {
            throw new UnsupportedOperationException("the handler compares no secret");
        }
    }
}
