package io.hastack.prover.place;

import io.hastack.prover.Simulation;
import io.hastack.prover.internal.AnySchema;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Bash of a node that simulates. Everything is in one folder that only root may read. Inputs lie in it by the SHA-256
 * of their text, a folder for each batch; those older than {@link #KEPT} batches are removed.
 */
final class BatchScript {
    /** For how many batches after its own a text stays on the node. */
    static final int KEPT = 2;

    /** The transport keeps 4 MiB of what a script says; the answer is fetched in pieces below that. */
    static final int PIECE = 3_000_000;

    /** What a node runs for some of a batch's questions: number, input, changes of the input, --, options of the transition. */
    private static final String QUESTIONS =
            """
            # a scheduler that goes round in circles is ended by the kernel; each process less counts, there are thousands
            ulimit -t 300
            crm() { crm_simulate "$@" </dev/null; }
            simulate() { # input output graph, changes, --, options
              local input=$1 changed=$2.in files=(--save-output "$2" --save-graph "$3") changes=() head; shift 3
              while [ $# -gt 0 ] && [ "$1" != -- ]; do changes+=("$1"); shift; done
              shift
              read -rN 1000 head <"$input"
              if [ -z "$checked" ] || [[ $head != *"validate-with=\\"$newest\\""* ]]; then unset PCMK_schema_directory; else export PCMK_schema_directory=$PWD/any; fi
              if [ ${#changes[@]} -gt 0 ]; then
                crm --xml-file "$input" --save-input "$changed" "${changes[@]}" >/dev/null || return
                input=$changed
              fi
              crm --output-as=xml --simulate --xml-file "$input" "${files[@]}" "$@"
            }
            one() {
              local w rc=0
              IFS=$'\\t' read -ra w <<<"$1"
              local o=out/${w[0]}
              : >"$o.cib"; : >"$o.graph"; : >"$o.report"; : >"$o.all"; : >"$o.said"
              if [ -e stop ]; then rc=143; else simulate "${w[1]}" "$o.cib" "$o.graph" "${w[@]:2}" >"$o.report" 2>"$o.all" || rc=$?; fi
              [ ! -s "$o.all" ] || head -c 4000 "$o.all" >"$o.said"
              echo "$rc" >"$o.rc"
            }
            newest=$(echo any/pacemaker-*)
            newest=${newest#any/}
            newest=${newest%.rng}
            for question; do one "$question"; done
            """;

    private static final String OPEN =
            """
            command -v crm_simulate >/dev/null || exit 127
            umask 077
            base=${TMPDIR:-/var/tmp}
            # of consoles that died
            find "$base" -maxdepth 1 -name 'hastack-proof.*' -user "$(id -u)" -mmin +1440 -exec rm -rf {} +
            d=$(mktemp -d "$base/hastack-proof.XXXXXX") && cd "$d" || exit 73
            mkdir any
            newest=$(cd /usr/share/pacemaker 2>/dev/null && printf '%s\\n' pacemaker-[0-9]*.rng | sort -V | tail -n 1)
            [ -z "$newest" ] || cat >"any/$newest" <<'HASTACK_SCHEMA'
            @ANY@HASTACK_SCHEMA
            cat >questions <<'HASTACK_QUESTIONS'
            """
                    + QUESTIONS
                    + """
                    HASTACK_QUESTIONS
                    base64 -d <<<'@PROBE@' | gzip -d >probe
                    rc=0
                    # without CIB_shadow_dir the working copies of root lie beside the cluster's own CIB
                    env -i PATH="$PATH" LC_ALL=C.UTF-8 TMPDIR="$d" CIB_shadow_dir="$d" \\
                      crm_simulate --output-as=xml --simulate --xml-file probe --save-output probe.out --save-graph probe.graph </dev/null 2>said >/dev/null || rc=$?
                    printf '%s\\n' "$d" "$(crm_simulate --version | sed -n '1s/.* //p')" "$(nproc)" "$rc"
                    grep -v 'validity error' said | tail -n 1 | head -c 300
                    """;

    private static final String RUN =
            """
            umask 077
            cd '@FOLDER@' || exit 72
            exec 8>lock
            flock -s 8
            own=g@NUMBER@
            rm -rf 'g@OLD@' out && mkdir -p "$own" out
            put() { base64 -d | gzip -d >"$own/$1"; }
            @INPUTS@env -i PATH="$PATH" LC_ALL=C.UTF-8 TMPDIR="$PWD" CIB_shadow_dir="$PWD" checked=@CHECKED@ \\
              nice -n 10 xargs -d '\\n' -n "$(((@COUNT@ + 4 * $(nproc) - 1) / (4 * $(nproc))))" -P "$(nproc)" bash questions <<'HASTACK_JOBS'
            @JOBS@HASTACK_JOBS
            files() { for ((i = 0; i < @COUNT@; i++)); do printf "out/$i.%s\\n" "$@"; done; }
            { files cib graph report said | xargs stat -c %s | for ((i = 0; i < @COUNT@; i++)); do
                read -r rc <"out/$i.rc" && read -r a && read -r b && read -r c && read -r d && echo "$rc $a $b $c $d" >"out/$i.head"
              done
              files head cib graph report said | xargs cat
            } | gzip -c | base64 -w 0 >answer
            rm -rf out
            stat -c %s answer
            head -c @PIECE@ answer
            """;

    private BatchScript() {}

    /** Says the folder it made, the version, the number of processors, and how reading the probe ended. */
    static String open(String probe) {
        return OPEN.replace("@ANY@", AnySchema.TEXT).replace("@PROBE@", Packed.pack(probe));
    }

    /**
     * Says the size of the answer, and the answer's first piece.
     *
     * @param checked whether a batch before this one was checked against the schema
     * @param paths where each input lies, in the order of the batch
     * @param sent inputs that are not there yet, by their SHA-256
     */
    static String run(
            String folder,
            int number,
            boolean checked,
            List<Simulation> batch,
            List<String> paths,
            Map<String, String> sent) {
        StringBuilder inputs = new StringBuilder();
        new LinkedHashMap<>(sent).forEach((hash, text) -> inputs.append("put ")
                .append(hash)
                .append(" <<<'")
                .append(Packed.pack(text))
                .append("'\n"));
        StringBuilder jobs = new StringBuilder();
        for (int i = 0; i < batch.size(); i++) {
            List<String> words = new ArrayList<>(List.of(Integer.toString(i), paths.get(i)));
            batch.get(i).changes().forEach(option -> words.add(word(option)));
            words.add("--");
            batch.get(i).course().forEach(option -> words.add(word(option)));
            jobs.append(String.join("\t", words)).append('\n');
        }
        return RUN.replace("@FOLDER@", folder)
                .replace("@NUMBER@", Integer.toString(number))
                .replace("@CHECKED@", checked ? "1" : "")
                .replace("@OLD@", Integer.toString(number - KEPT - 1))
                .replace("@COUNT@", Integer.toString(batch.size()))
                .replace("@PIECE@", Integer.toString(PIECE))
                .replace("@INPUTS@", inputs)
                .replace("@JOBS@", jobs);
    }

    /** Says a further piece of the answer. */
    static String piece(String folder, int offset) {
        return "tail -c +" + (offset + 1) + " '" + folder + "/answer' | head -c " + PIECE + "\n";
    }

    /** Ends what runs, and returns when it has ended. */
    static String stop(String folder) {
        return "cd '" + folder + "' || exit 0\ntouch stop\nexec 8>lock\nflock -w 75 8\nrm -f stop\n";
    }

    static String close(String folder) {
        return stop(folder) + "cd /\nrm -rf '" + folder + "'\n";
    }

    private static String word(String injection) {
        if (injection.isEmpty() || injection.chars().anyMatch(c -> c < ' ')) {
            throw new HaException(
                    ErrorCode.INPUT_CIB,
                    "an id or a node name in the CIB holds a control character: '" + injection.strip() + "'");
        }
        return injection;
    }
}
