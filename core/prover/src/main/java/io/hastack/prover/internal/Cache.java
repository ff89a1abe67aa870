package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Outcomes on disk, by the hash of CIB, injections and scheduler. A live CIB may hold secrets: folder and files are
 * readable by their owner only. Safe for use by several proofs at once: an entry is there whole or not at all.
 */
final class Cache {
    /** Room for the pairs of a few clusters. */
    private static final long MOST = 1L << 30;

    private final Path folder;
    private final long most;

    /** Opens a folder, made when missing. */
    Cache(Path folder) {
        this(folder, MOST);
    }

    /** {@code most}: bytes that are kept. */
    Cache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw failed(folder, e);
        }
        trim();
    }

    /** Counts what changed about how a question is put, or about what is kept of its answer. */
    private static final String FORMAT = "3\n";

    static String key(String scheduler, Simulation simulation) {
        return key(scheduler, simulation.injections(), hash(simulation.cib()));
    }

    /** {@code cib}: the hash of the CIB. */
    static String key(String scheduler, List<String> injections, String cib) {
        return hash(FORMAT + scheduler + "\n" + String.join("\n", injections) + "\n\n" + cib);
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns an outcome that was kept; one that cannot be read was not kept. */
    Optional<Outcome> find(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(Answered.read(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps an outcome. */
    void keep(String key, Outcome outcome) {
        write(file(key), out -> Answered.write(out, outcome));
    }

    /** Keeps a CIB as a file that {@code crm_simulate} can be given, and returns its path. */
    Path keep(String cib) {
        Path file = folder.resolve("cib").resolve(hash(cib).substring(0, 16) + ".xml");
        if (!Files.exists(file)) {
            write(file, out -> out.write(cib.getBytes(StandardCharsets.UTF_8)));
        }
        return file;
    }

    /** Keeps the folder below its limit: the oldest entries go. */
    private void trim() {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(f -> f.toFile().lastModified()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // another proof tidies up at the same time
            return;
        }
        long size = files.stream().mapToLong(f -> f.toFile().length()).sum();
        for (Path file : files) {
            if (size <= most) {
                return;
            }
            size -= file.toFile().length();
            file.toFile().delete();
        }
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2));
    }

    private interface Content {
        void to(BufferedOutputStream out) throws IOException;
    }

    private static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.getParent());
            Path made = Files.createTempFile(file.getParent(), "new", "");
            try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
                content.to(out);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static HaException failed(Path file, IOException e) {
        return new HaException(
                ErrorCode.STATE_UNREADABLE,
                file + " cannot be written: " + e + ". Free space, or correct its owner",
                e);
    }
}
