package io.hastack.qpid;

import io.hastack.spi.part.Payload;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that a bundle brings, pinned by their hashes.
 *
 * @param hashes from a file's name to its SHA-256
 */
record Files(Map<String, String> hashes) {
    private static final String PINS = "/distribution.sha256";
    private static final String FOLDER = "/distribution/";

    Files {
        hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    }

    /** Returns those of this bundle. */
    static Files ofThisBundle() {
        try (InputStream in = Files.class.getResourceAsStream(PINS)) {
            Map<String, String> hashes = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" +", 2))
                    .forEach(words -> hashes.put(words[1], words[0]));
            return new Files(hashes);
        } catch (IOException e) {
            throw new HaException(ErrorCode.COMPONENT_FAILED, "the bundle's " + PINS + " cannot be read: " + e, e);
        }
    }

    /** Returns the list as {@code sha256sum} writes it. */
    String list() {
        StringBuilder list = new StringBuilder();
        hashes.forEach(
                (name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
        return list.toString();
    }

    Payload payload(String name) {
        return new Resource(name, hashes.get(name));
    }

    private record Resource(String name, String sha256) implements Payload {
        @Override
        public InputStream open() throws IOException {
            InputStream in = Files.class.getResourceAsStream(FOLDER + name);
            if (in == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return in;
        }
    }
}
