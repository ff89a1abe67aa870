package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.spi.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Files as text, with what is wrong as a problem. */
public final class FileText {
    private FileText() {}

    /** Returns the UTF-8 text of a file; empty, with a problem noted, if it cannot be read. */
    public static Optional<String> read(Path file, ErrorCode code, Problems problems) {
        String found;
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            found = "none; name another file, or write it";
        } catch (CharacterCodingException e) {
            found = "bytes that are no UTF-8 text; save it as UTF-8";
        } catch (IOException e) {
            found = "one that cannot be read (" + e.getClass().getSimpleName() + "); check its rights";
        }
        problems.add(code, new Place(file.toString(), 1, 1), "expected a file, found " + found);
        return Optional.empty();
    }
}
