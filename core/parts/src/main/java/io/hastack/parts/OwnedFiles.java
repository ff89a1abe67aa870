package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files of one node, compared by hash.
 *
 * <p>What is to run after a change of content is noted on the node before the first file is written and struck out after
 * it ran: a run that dies in between finds the files as desired, and the note still there.
 */
final class OwnedFiles {
    private final List<OwnedFile> files;
    private final Fact fact;

    OwnedFiles(String kind, List<OwnedFile> files) {
        this.files = List.copyOf(files);
        List<String> paths = files.stream().map(OwnedFile::path).toList();
        List<String> notes = commands(files).stream().map(PendingApply::note).toList();
        fact = new Fact(kind + " " + Integer.toHexString(List.of(paths, notes).hashCode()), script(paths, notes));
    }

    Fact fact() {
        return fact;
    }

    List<Change> converge(Facts facts) {
        CommandResult found = facts.get(fact);
        List<String> lines = found.output().lines().toList();
        Set<String> due = commands(files);
        if (!found.ok() || lines.size() != files.size() + due.size()) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    facts.site().node().name() + ": files could not be read: "
                            + found.error().strip());
        }
        List<Change> writes = new ArrayList<>();
        List<OwnedFile> written = new ArrayList<>();
        List<OwnedFile> disowned = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            OwnedFile file = files.get(i);
            String line = lines.get(i);
            if (!line.startsWith(facts.sha256(file.content()) + " ")) {
                writes.add(new Change.WriteFile(
                        (line.equals("-") ? "create " : "rewrite ") + file.path(),
                        file.path(),
                        file.owner(),
                        file.mode(),
                        file.content()));
                written.add(file);
            } else if (!file.ownedAs(line.substring(line.indexOf(' ') + 1))) {
                disowned.add(file);
            }
        }
        Set<String> changed = commands(written);
        int index = files.size();
        List<String> noted = new ArrayList<>();
        for (String command : due) {
            if (lines.get(index++).equals("due")) {
                noted.add(command);
            }
        }
        return changes(writes, disowned, changed, noted);
    }

    private static List<Change> changes(
            List<Change> writes, List<OwnedFile> disowned, Set<String> changed, List<String> noted) {
        List<Change> changes = new ArrayList<>();
        if (!disowned.isEmpty()) {
            changes.add(Ownership.change(disowned));
        }
        Set<String> fresh = new LinkedHashSet<>(changed);
        noted.forEach(fresh::remove);
        if (!fresh.isEmpty()) {
            changes.add(PendingApply.noteDown(fresh));
        }
        changes.addAll(writes);
        Set<String> due = new LinkedHashSet<>(noted);
        due.addAll(changed);
        due.forEach(command -> changes.add(PendingApply.run(command)));
        return changes;
    }

    private static Set<String> commands(List<OwnedFile> files) {
        Set<String> commands = new LinkedHashSet<>();
        files.forEach(f -> commands.addAll(f.apply()));
        return commands;
    }

    /** One line a file, {@code -} or {@code hash user:group mode}; then one a command, {@code due} or {@code -}. */
    private static String script(List<String> paths, List<String> notes) {
        return """
                files=(%s)
                there=()
                for file in "${files[@]}"; do ! test -f "$file" || there+=("$file"); done
                hashes=()
                stats=()
                if test "${#there[@]}" -gt 0; then
                  mapfile -t hashes < <(sha256sum -- "${there[@]}")
                  mapfile -t stats < <(stat -L -c '%%U:%%G %%a' -- "${there[@]}")
                fi
                next=0
                for file in "${files[@]}"; do
                  if test "$file" = "${there[next]:-}"; then
                    hash=${hashes[next]%%%% *}
                    echo "${hash#\\\\} ${stats[next]}"
                    next=$((next + 1))
                  else
                    echo -
                  fi
                done
                for note in %s; do
                  if test -e "$note"; then echo due; else echo -; fi
                done
                """
                .formatted(Bash.words(paths), Bash.words(notes));
    }
}
