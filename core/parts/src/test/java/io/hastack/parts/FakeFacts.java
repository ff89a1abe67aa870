package io.hastack.parts;

import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Facts from a function, with one secret: {@code keys} is two Fernet keys. */
record FakeFacts(Function<Fact, CommandResult> answers) implements Facts {
    static final String KEYS = "0 staged=\n1 primary=";

    /** Every fact has the same output. */
    static FakeFacts of(String output) {
        return new FakeFacts(fact -> new CommandResult(0, output, "", Duration.ZERO));
    }

    static FakeFacts failing(int exitCode, String error) {
        return new FakeFacts(fact -> new CommandResult(exitCode, "", error, Duration.ZERO));
    }

    /** Facts read from this machine by Bash. */
    static FakeFacts local() {
        return new FakeFacts(fact -> bash(fact.script()));
    }

    /** Runs a script as a node would, secrets resolved, with {@code set -e}. */
    static CommandResult bash(String script) {
        try {
            Path file = Files.createTempFile("script", ".sh");
            Files.writeString(file, resolve(script));
            Path error = Files.createTempFile("script", ".err");
            Process process = new ProcessBuilder("bash", "-e", file.toString())
                    .redirectError(error.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandResult(process.waitFor(), output, Files.readString(error), Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String owner() {
        return bash("echo $(id -un):$(id -gn)").output().strip();
    }

    @Override
    public Site site() {
        Node node = new Node("ctl1", "192.0.2.1", Map.of(), List.of(), Map.of());
        Cluster cluster = new Cluster("control", List.of(), List.of(node), List.of());
        Topology topology = new Topology(
                "lab",
                "debian-13",
                new Access("root", Path.of("/k"), Path.of("/h")),
                List.of(cluster),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
        return new Site(topology, cluster, node);
    }

    @Override
    public CommandResult get(Fact fact) {
        return answers.apply(fact);
    }

    @Override
    public String sha256(String text) {
        return hash(text);
    }

    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(resolve(text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resolve(String text) {
        return text.replace("${secret:keys}", KEYS);
    }
}
