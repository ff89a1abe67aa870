package io.hastack.prover.internal;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A schema that takes everything. A scheduler checks the CIB against its schema at each start and each change, which is half
 * of its time. In a proof that happens for the first question; the others are asked about what the scheduler itself made of
 * it, with this schema in place of its newest. A CIB of an older one keeps the real schemas: it is upgraded by them.
 */
public final class AnySchema {
    /** In RELAX NG, as Pacemaker's own. */
    public static final String TEXT =
            """
            <grammar xmlns="http://relaxng.org/ns/structure/1.0">
              <start><ref name="any"/></start>
              <define name="any">
                <element>
                  <anyName/>
                  <zeroOrMore>
                    <choice><attribute><anyName/></attribute><text/><ref name="any"/></choice>
                  </zeroOrMore>
                </element>
              </define>
            </grammar>
            """;

    private static final Path REAL = Path.of("/usr/share/pacemaker");
    private static final Pattern FILE = Pattern.compile("(pacemaker-(\\d+)\\.(\\d+))\\.rng");

    private final Path folder;
    private final Optional<String> newest;

    private AnySchema(Path folder, Optional<String> newest) {
        this.folder = folder;
        this.newest = newest;
    }

    /** Writes the schema into a folder of its own below another one, if this machine has the real ones. */
    public static AnySchema in(Path parent) {
        Path folder = parent.resolve("any");
        Optional<String> newest = newest();
        try {
            if (newest.isPresent()) {
                Files.createDirectory(folder);
                Files.writeString(folder.resolve(newest.get() + ".rng"), TEXT);
            }
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, "no temporary file can be written: " + e, e);
        }
        return new AnySchema(folder, newest);
    }

    /** Returns the folder for a CIB of the newest schema, nothing for one of an older schema. */
    public Optional<Path> of(String cib) {
        return newest.filter(n -> cib.contains("validate-with=\"" + n + "\"")).map(n -> folder);
    }

    private static Optional<String> newest() {
        if (!Files.isDirectory(REAL)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(REAL)) {
            return files.map(f -> FILE.matcher(f.getFileName().toString()))
                    .filter(Matcher::matches)
                    .max(Comparator.<Matcher>comparingInt(m -> Integer.parseInt(m.group(2)))
                            .thenComparingInt(m -> Integer.parseInt(m.group(3))))
                    .map(m -> m.group(1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
