package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.KeyRepository;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Directories of numbered keys. A file that is too much, one that is missing, a wrong key and a wrong owner are all
 * mended by writing the directory anew, file by file, so that a reader never misses a key it needs.
 */
@Component(service = PartHandler.class)
public final class KeysHandler implements PartHandler<KeyRepository> {
    private static final String FACT =
            """
            cd -- %s 2>/dev/null || exit 0
            mapfile -t files < <(ls -A | sort -n)
            for file in "${files[@]}"; do printf '%%s %%s\\n' "$file" "$(cat -- "$file")"; done | sha256sum | cut -c1-64
            stat -c '%%U:%%G %%a' .
            test "${#files[@]}" = 0 || stat -c '%%U:%%G %%a' -- "${files[@]}" | sort -u
            """;

    // From the highest index down: in a rotation the staged key 0 becomes the highest one, and is there before 0 is
    // replaced.
    private static final String WRITE =
            """
            (
            umask 077
            directory=%1$s
            owner=%2$s
            mkdir -p -- "$directory"
            cd -- "$directory"
            chown -- "$owner" .
            chmod 0700 .
            declare -A keep
            while read -r index key; do
              case "$index" in '' | *[!0-9]*) echo "$directory: a key of the secret %3$s has no number" >&2; exit 1 ;; esac
              printf '%%s' "$key" >".$index.new"
              chown -- "$owner" ".$index.new"
              chmod 0600 ".$index.new"
              sync ".$index.new"
              mv -f -- ".$index.new" "$index"
              keep[$index]=yes
            done < <(sort -rn %4$s)
            test "${#keep[@]}" -gt 0
            ls -A | while read -r file; do test -n "${keep[$file]}" || rm -rf -- "./$file"; done
            )
            """;

    @Override
    public Class<KeyRepository> type() {
        return KeyRepository.class;
    }

    @Override
    public List<Fact> facts(List<KeyRepository> desired, Site site) {
        return desired.stream().distinct().map(KeysHandler::fact).toList();
    }

    @Override
    public List<Change> converge(List<KeyRepository> desired, Facts facts) {
        return desired.stream()
                .distinct()
                .filter(part -> !same(part, facts))
                .map(KeysHandler::change)
                .toList();
    }

    private static boolean same(KeyRepository part, Facts facts) {
        List<String> found = facts.get(fact(part)).output().lines().toList();
        List<String> desired =
                List.of(facts.sha256(reference(part) + "\n"), part.owner() + " 700", part.owner() + " 600");
        return found.equals(desired);
    }

    private static Fact fact(KeyRepository part) {
        return new Fact("keys " + part.directory(), FACT.formatted(Bash.quote(part.directory())));
    }

    private static Change change(KeyRepository part) {
        String script = WRITE.formatted(
                Bash.quote(part.directory()), Bash.quote(part.owner()), part.secret(), Bash.document(reference(part)));
        return new Change.Script("write the keys of " + part.directory(), script, Duration.ofSeconds(30));
    }

    private static String reference(KeyRepository part) {
        return "${secret:" + part.secret() + "}";
    }
}
