package io.hastack.engine.internal;

import io.hastack.spi.part.Change;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of one task as one script, under the node's lock: two consoles never change a node at once. */
final class ChangeScript {
    private static final String PUT =
            """
            put() { # path owner mode content-in-base64
              local dir old o; dir=$(dirname "$1"); mkdir -p "$dir"
              old=$(mktemp "$dir/.hastack.XXXXXX"); base64 -d <<<"$4" >"$old"; chown "$2" "$old"; chmod "$3" "$old"
              o=${HASTACK_OWNED:-/var/lib/hastack}; mkdir -p "$o"; touch "$o/files"
              if ! grep -qxF "$1" "$o/files"; then
                if [ -e "$1" ] && [ ! -e "$1.dist" ]; then cp -a "$1" "$1.dist"; fi
                echo "$1" >>"$o/files"
              fi
              mv -f "$old" "$1"
            }
            take() { # path owner mode sha256; what has arrived in pieces
              local dir in; dir=$(dirname "$1"); in="${HASTACK_OWNED:-/var/lib/hastack}/incoming/$4"
              sha256sum --check --status <<<"$4  $in" || { echo "$1 did not arrive as it was sent" >&2; return 1; }
              mkdir -p "$dir"; chown "$2" "$in"; chmod "$3" "$in"; mv -f "$in" "$1"
            }
            run() { # seconds script-in-base64; from a file, as a script on standard input is eaten by what it runs
              (umask 077; base64 -d <<<"$2" >"$d/run"); timeout "$1" bash -e "$d/run" </dev/null
            }
            """;

    private final List<Change> changes;

    ChangeScript(List<Change> changes) {
        this.changes = changes;
    }

    String text(UnaryOperator<String> resolve) {
        StringBuilder script = new StringBuilder("umask 022\n").append(PUT);
        for (Change change : changes) {
            if (change instanceof Change.WriteFile file) {
                script.append("put '")
                        .append(file.path())
                        .append("' '")
                        .append(file.owner())
                        .append("' '");
                script.append(file.mode()).append("' '");
                script.append(FactScript.base64(resolve.apply(file.content()))).append("'\n");
            } else if (change instanceof Change.SendFile file) {
                script.append("take '")
                        .append(file.path())
                        .append("' '")
                        .append(file.owner())
                        .append("' '");
                script.append(file.mode()).append("' '");
                script.append(file.payload().sha256()).append("'\n");
            } else if (change instanceof Change.Script run) {
                script.append("run ")
                        .append(Math.max(1, run.timeout().toSeconds()))
                        .append(" '");
                script.append(FactScript.base64(resolve.apply(run.script()))).append("'\n");
            }
        }
        // -o: what the script starts must not hold the lock after it.
        return """
                umask 077; r=${HASTACK_RUN:-/run}; d=$(mktemp -d "$r/hastack.XXXXXX") || exit 73; trap 'rm -rf "$d"' EXIT; export d
                base64 -d <<<'%s' >"$d/changes"
                flock -o -w 300 -E 74 "$r/hastack.lock" bash -e -o pipefail "$d/changes" </dev/null
                """
                .formatted(FactScript.base64(script.toString()));
    }

    Duration timeout() {
        Duration sum = Duration.ofSeconds(330);
        for (Change change : changes) {
            if (change instanceof Change.Script run) {
                sum = sum.plus(run.timeout());
            }
        }
        return sum;
    }
}
