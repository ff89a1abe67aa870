package io.hastack.itests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The project that the archetype has generated, moved out of this tree, edited and built there by a Maven of its own. That
 * one sees Hastack as a vendor does, as artifacts in a repository, and it is not the user's: nothing is installed there.
 */
final class VendorProject {
    static final String GENERATED = "../archetypes/component/target/test-classes/projects/first/project/acme-san";

    private static final String VERSION = System.getProperty("hastack.version");
    private static final String DESCRIPTOR =
            """
            component: acme-san
            title: A vendor's storage
            mode: active/active
            requires: []
            ready: [PoolIsServed]
            defaults:
              acme-san.pool: gold
            secrets:
              acme-san.key: password
            deploy:
              - file: %1$s/san.conf
                mode: "0640"
                content: |
                  pool = ${setting:acme-san.pool}
                  key = ${secret:acme-san.key}
              - once: pool
                run: echo made >>"$HASTACK_RUN/pool"
                unless: test -e "$HASTACK_RUN/pool"
                scope: every-node
            verify:
              PoolIsServed:
                run: test -s "$HASTACK_RUN/pool" && grep -q gold %1$s/san.conf
                scope: every-node
                remedy: Deploy it again.
            """;

    private final Path folder;

    VendorProject() {
        try {
            folder = Files.createTempDirectory("hastack-vendor").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }

    /** Where the project is and what its nodes write. */
    Path folder() {
        return folder;
    }

    /** What the build packs into a KAR: a Maven repository with the bundle and the features file. */
    Path repository() {
        return folder.resolve("kar/repository");
    }

    /** The vendor's first hour: generate, say what shall be true, build. */
    void build() throws IOException, InterruptedException {
        Path project = folder.resolve("acme-san");
        copy(Path.of(GENERATED), project);
        Files.writeString(project.resolve("src/main/resources/component.yaml"), DESCRIPTOR.formatted(folder));
        // the golden plans are those of the descriptor as generated; .ci/test vendor holds it to them
        List<String> maven = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--quiet",
                "-DskipTests",
                "-Dmaven.repo.local=" + localRepository(),
                "package"));
        if ("offline:true".equals(System.getProperty("maven.mode"))) {
            maven.add("--offline");
        }
        run(project, maven);
        Path kar = found(project.resolve("target"), ".kar");
        Path content = Files.createDirectory(folder.resolve("kar"));
        run(content, List.of(java("jar"), "--extract", "--file", kar.toString()));
    }

    /** The features file in the repository. */
    Path features() throws IOException {
        return found(repository(), "features.xml");
    }

    private static Path found(Path top, String end) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(f -> f.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no *" + end + " in " + top));
        }
    }

    private Path localRepository() throws IOException {
        Path users = Path.of(System.getProperty("org.ops4j.pax.url.mvn.localRepository"));
        Path own = folder.resolve("m2");
        link(users, own, "io");
        link(users.resolve("io"), own.resolve("io"), "hastack");
        Path hastack = own.resolve("io/hastack");
        publish(hastack, Path.of(".."), "hastack");
        publish(hastack, Path.of("../core"), "hastack-core");
        publish(hastack, Path.of("../core/component-parent"), "hastack-component");
        publish(hastack, Path.of("../features"), "hastack-features");
        try (Stream<Path> modules = Files.list(Path.of("../core"))) {
            for (Path module : modules.filter(m -> Files.exists(jar(m))).toList()) {
                publish(hastack, module, artifact(module));
            }
        }
        return own;
    }

    private static String artifact(Path module) {
        return "hastack-" + module.getFileName();
    }

    /** A bundle of the core; some are repackaged and have no source. */
    private static Path jar(Path module) {
        return module.resolve("target").resolve(artifact(module) + "-" + VERSION + ".jar");
    }

    private static void publish(Path repository, Path module, String artifact) throws IOException {
        Path target = Files.createDirectories(repository.resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
        Path jar = module.resolve("target").resolve(name + ".jar");
        Path features = module.resolve("target/feature/feature.xml");
        if (Files.exists(jar)) {
            Files.copy(jar, target.resolve(name + ".jar"));
        }
        if (Files.exists(features)) {
            Files.copy(features, target.resolve(name + "-features.xml"));
        }
    }

    /** Makes a folder of links to another one's content, but for one name. */
    private static void link(Path from, Path to, String but) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> content = Files.list(from)) {
            for (Path each : content.filter(c -> !c.endsWith(but)).toList()) {
                Files.createSymbolicLink(to.resolve(each.getFileName()), each);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> content = Files.walk(from)) {
            for (Path each : content.filter(c -> !from.relativize(c).startsWith("target"))
                    .toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private void run(Path directory, List<String> command) throws IOException, InterruptedException {
        File log = folder.resolve("build.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().keySet().removeAll(Set.of("MAVEN_OPTS", "MAVEN_ARGS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(
                    "the vendor's build failed: " + String.join(" ", command) + "\n" + Files.readString(log.toPath()));
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
