package io.hastack.pacemaker;

import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Site;
import io.hastack.spi.transport.CommandResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** A node that answers with one text; {@code secret} is the value behind {@code ${secret:bmc}}. */
record SampleFacts(int exitCode, String output, String secret) implements Facts {
    static SampleFacts of(String output) {
        return new SampleFacts(0, output, "hidden");
    }

    @Override
    public Site site() {
        return new Site(
                Sample.TOPOLOGY, Sample.CLUSTER, Sample.CLUSTER.members().get(0));
    }

    @Override
    public CommandResult get(Fact fact) {
        return new CommandResult(exitCode, output, "", Duration.ZERO);
    }

    @Override
    public String sha256(String text) {
        try {
            byte[] bytes = text.replace("${secret:bmc}", secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
