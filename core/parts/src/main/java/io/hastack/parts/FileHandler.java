package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Files that are owned whole. */
@Component(service = PartHandler.class)
public final class FileHandler implements PartHandler<FilePart> {
    @Override
    public Class<FilePart> type() {
        return FilePart.class;
    }

    @Override
    public List<Fact> facts(List<FilePart> desired, Site site) {
        return List.of(files(desired).fact());
    }

    @Override
    public List<Change> converge(List<FilePart> desired, Facts facts) {
        return files(desired).converge(facts);
    }

    private static OwnedFiles files(List<FilePart> desired) {
        Map<String, OwnedFile> byPath = new LinkedHashMap<>();
        for (FilePart part : desired) {
            List<String> apply = part.apply().isBlank() ? List.of() : List.of(part.apply());
            OwnedFile file = new OwnedFile(part.path(), part.owner(), part.mode(), part.content(), apply);
            OwnedFile other = byPath.putIfAbsent(part.path(), file);
            if (other != null && !other.equals(file)) {
                throw new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        part.path() + ": two components write this file, with different content, owner or mode."
                                + " Let one of them own it, or use 'ini' parts, which are merged.");
            }
        }
        return new OwnedFiles("file", new ArrayList<>(byPath.values()));
    }
}
