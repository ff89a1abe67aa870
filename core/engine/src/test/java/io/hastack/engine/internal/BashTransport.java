package io.hastack.engine.internal;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes that are folders: scripts run for real, in a Bash whose current folder is the node's. */
final class BashTransport implements Transport {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Set<String> unreachable = new HashSet<>();
    private final Path root;

    BashTransport(Path root) {
        this.root = root;
    }

    Path folder(String node) {
        return root.resolve(node);
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        if (unreachable.contains(node.name())) {
            throw new HaException(ErrorCode.NODE_UNREACHABLE, "node '" + node.name() + "' does not answer");
        }
        calls.add(node.name());
        try {
            Path folder = Files.createDirectories(folder(node.name()));
            Path input = Files.writeString(Files.createTempFile(root, "script", ".sh"), script);
            Path output = Files.createTempFile(root, "out", "");
            Path error = Files.createTempFile(root, "err", "");
            ProcessBuilder bash = new ProcessBuilder("bash", "-s")
                    .directory(folder.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            bash.environment().put("HASTACK_RUN", folder.toString());
            bash.environment().put("HASTACK_OWNED", folder.toString());
            int exit = bash.start().waitFor();
            return new CommandResult(
                    exit,
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(error, StandardCharsets.UTF_8),
                    Duration.ZERO);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void forget(Node node) {}
}
