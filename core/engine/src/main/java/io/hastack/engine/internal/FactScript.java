package io.hastack.engine.internal;

import io.hastack.spi.part.Fact;
import io.hastack.spi.transport.CommandResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * All facts of a node as one script. Each runs in a subshell, beside the others; a lost console's changes are waited for,
 * so that facts are never read half-way through one. A node with few processors runs some at a time: hundreds at once take
 * longer, and what the node serves waits as long.
 *
 * <p>A node has hundreds of facts, most of them a line or two, so no program is started for one that needs none: neither a
 * shell nor {@code timeout}. A fact finds nothing of this script's own: no variable, no function, no argument. One watch
 * over all of them ends those that are late, with everything they started; each is a process group for that. Deadlines are
 * times, so it looks each second.
 */
final class FactScript {
    /** For each processor of the node; most facts wait more than they compute. */
    private static final int BESIDE = 8;

    private final Map<Fact, Duration> deadlines;
    private final List<Fact> facts;
    private final String boundary = "=" + UUID.randomUUID() + "=";

    /** @param deadlines how long each fact may take; they begin in this map's order */
    FactScript(Map<Fact, Duration> deadlines) {
        this.deadlines = deadlines;
        this.facts = List.copyOf(deadlines.keySet());
    }

    /** Returns how long all of it takes at most, on a node with one processor. */
    Duration longest() {
        Duration sum = deadlines.values().stream().reduce(Duration.ZERO, Duration::plus);
        Duration last = deadlines.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return sum.dividedBy(BESIDE).plus(last);
    }

    /** @param locked whether to wait for changes under way; probes do not */
    String text(UnaryOperator<String> resolve, boolean locked) {
        StringBuilder script = new StringBuilder();
        // One group, so that all is read before anything runs: subshells share this shell's standard input and its
        // position.
        script.append("{\numask 077; r=${HASTACK_RUN:-/run}\n");
        if (locked) {
            script.append("exec 9>>$r/hastack.lock; flock -s -w 300 9 || exit 74; exec 9>&-\n");
        }
        script.append("d=$(mktemp -d \"$r/hastack.XXXXXX\") || exit 73\n");
        // Bash keeps a long text that a command is to read in a file; it may hold secrets.
        script.append("TMPDIR=$d n=0 most=$((").append(BESIDE).append(" * $(nproc)))\n");
        script.append(
                """
                bare() { set --; unset -v d n most r w; unset -f f room watch bare; . /dev/fd/3; }
                f() { set +m; echo $BASHPID $((EPOCHSECONDS + $2)) >"$d/$1.p"; (bare) >"$d/$1.o" 2>"$d/$1.e" </dev/null; echo $? >"$d/$1.r"; }
                watch() {
                  while [ -d /proc/$$ ] && sleep 1; do
                    for p in "$d"/*.p; do
                      [ -e "${p%.p}.r" ] && continue
                      read -r leader end <"$p" && [ $EPOCHSECONDS -ge $end ] || continue
                      echo 124 >"${p%.p}.r"; kill -KILL -- -$leader
                    done
                  done
                }
                set -m
                watch >/dev/null 2>&1 </dev/null & w=$!
                disown $w
                trap 'kill -KILL -- -$w 2>/dev/null; rm -rf "$d"' EXIT
                # Bash would tell the text of what is killed, sooner or later.
                exec 2>/dev/null
                """);
        script.append("room() { if [ $n -lt $most ]; then n=$((n + 1)); else wait -n; fi; }\n");
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            long seconds = Math.max(1, deadlines.get(fact).toSeconds());
            script.append("room; f %d %d 3<<'%s' &\n".formatted(i, seconds, boundary));
            script.append(resolve.apply(fact.script())).append('\n');
            script.append(boundary).append('\n');
        }
        // Without a program more: a thousand facts are a thousand processes already.
        script.append("wait\nfor ((i = 0; i < ").append(facts.size()).append("; i++)); do\n");
        script.append("r=$(<\"$d/$i.r\") o=$(<\"$d/$i.o\") e=$(<\"$d/$i.e\")\n");
        script.append("printf '%s\\n' '").append(boundary).append("' \"$r\" \"$o\" '");
        script.append(boundary).append("' \"$e\"\ndone\nexit\n}\n");
        return script.toString();
    }

    /** Returns each fact's result; trailing line ends are cut. */
    Map<Fact, CommandResult> parse(String output, UnaryOperator<String> mask) {
        Map<Fact, CommandResult> results = new HashMap<>();
        String[] blocks = output.split(java.util.regex.Pattern.quote(boundary) + "\n", -1);
        for (int i = 0; i < facts.size(); i++) {
            int at = 1 + 2 * i;
            if (at + 1 >= blocks.length) {
                results.put(facts.get(i), new CommandResult(125, "", "the node sent no result", Duration.ZERO));
                continue;
            }
            String block = blocks[at];
            int line = block.indexOf('\n');
            int exit = Integer.parseInt(block.substring(0, line).strip());
            results.put(
                    facts.get(i),
                    new CommandResult(
                            exit,
                            mask.apply(block.substring(line + 1).stripTrailing()),
                            mask.apply(blocks[at + 1].stripTrailing()),
                            Duration.ZERO));
        }
        return results;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
