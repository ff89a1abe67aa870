package io.hastack.shell.completion;

import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ids of runs, and {@code last}. */
@Service
public final class RunCompleter extends NameCompleter {
    @Reference(optional = true)
    Runs runs;

    @Override
    List<String> names() {
        Stream<String> ids = runs == null ? Stream.of() : runs.all().stream().map(Run::id);
        return Stream.concat(Stream.of("last"), ids).toList();
    }
}
