package io.hastack.prover.place;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nodes that are folders: scripts run in a real Bash, with a scheduler whose answers can be foretold. */
final class BashNodes implements Transport {
    final List<String> trips = Collections.synchronizedList(new ArrayList<>());
    final Set<String> lost = Collections.synchronizedSet(new HashSet<>());
    final Set<String> without = new HashSet<>();
    final Map<String, String> versions = new HashMap<>();
    volatile String sent = "";
    /** Whether nodes have this machine's own scheduler. */
    boolean real;
    /** What their clusters say; empty where none runs. */
    String cib = "";

    private final Path root;

    BashNodes(Path root) {
        this.root = root;
    }

    static Topology topology(String platform, String... names) {
        List<Node> nodes = Stream.of(names)
                .map(n -> new Node(n, "10.0.0." + n.substring(1), Map.of(), List.of(), Map.of()))
                .toList();
        return new Topology(
                "test",
                platform,
                new Access("root", Path.of("key"), Path.of("known_hosts")),
                List.of(new Cluster("control", List.of(), nodes, List.of())),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    Path folder(String node) {
        return root.resolve(node);
    }

    /** Returns what proofs left on a node. */
    List<Path> left(String node) {
        try (Stream<Path> files = Files.list(folder(node).resolve("tmp"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> calls(String node) {
        try {
            Path file = folder(node).resolve("calls");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        trips.add(node.name());
        if (lost.contains(node.name())) {
            throw new HaException(ErrorCode.NODE_LOST, "node '" + node.name() + "' is lost");
        }
        sent = script;
        try {
            Path folder = Files.createDirectories(folder(node.name()));
            Path tools = tools(folder, node.name());
            Path output = Files.createTempFile(root, "out", "");
            Path error = Files.createTempFile(root, "err", "");
            Path input = Files.writeString(Files.createTempFile(root, "script", ".sh"), script);
            ProcessBuilder bash = new ProcessBuilder("bash", "-s")
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            String path = System.getenv("PATH");
            bash.environment()
                    .put("PATH", tools + ":" + (real ? path + ":/usr/sbin" : path.replaceAll("[^:]*sbin", "")));
            bash.environment()
                    .put(
                            "TMPDIR",
                            Files.createDirectories(folder.resolve("tmp")).toString());
            int exit = bash.start().waitFor();
            return new CommandResult(exit, Files.readString(output), Files.readString(error), Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a call of the transport is not interrupted", e);
        }
    }

    /** The environment does not reach the scheduler, which is as it should be: what a node is like is written into it. */
    private Path tools(Path folder, String node) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("cib.xml"), cib);
        executable(
                tools.resolve("cibadmin"),
                "#!/bin/bash\nf='" + folder + "/cib.xml'\n[ -s \"$f\" ] && exec cat \"$f\"\nexit 102\n");
        Path tool = tools.resolve("crm_simulate");
        if (!real && !without.contains(node) && !Files.exists(tool)) {
            String text;
            try (var in = BashNodes.class.getResourceAsStream("crm_simulate")) {
                text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
            executable(
                    tool,
                    text.replace("$CALLS", folder.resolve("calls").toString())
                            .replace("${FAKE_VERSION:-3.0.0}", versions.getOrDefault(node, "3.0.0")));
        }
        return tools;
    }

    /** Written beside its place, as another call may be starting it. */
    private static void executable(Path file, String text) throws IOException {
        Path made = Files.writeString(Files.createTempFile(file.getParent(), "new", ""), text);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void forget(Node node) {}
}
