package io.hastack.parts;

import io.hastack.spi.part.Change;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Owner and mode of files whose content is as desired. */
final class Ownership {
    private Ownership() {}

    static Change change(List<OwnedFile> files) {
        String script = files.stream()
                .map(f -> "chown " + Bash.quote(f.owner()) + " -- " + Bash.quote(f.path()) + "\nchmod "
                        + Bash.quote(f.mode()) + " -- " + Bash.quote(f.path()) + "\n")
                .collect(Collectors.joining());
        String what = files.stream()
                .map(f -> f.path() + " to " + f.owner() + " " + f.mode())
                .collect(Collectors.joining(", "));
        return new Change.Script("give " + what, script, Duration.ofSeconds(30));
    }
}
