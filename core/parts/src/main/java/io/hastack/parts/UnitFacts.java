package io.hastack.parts;

import java.util.List;

/**
 * What systemd says about a unit.
 *
 * @param file state of the unit file, such as {@code enabled}, {@code masked}; {@code -} if there is no unit file
 * @param active such as {@code active}, {@code inactive}, {@code failed}
 */
record UnitFacts(String file, String active) {
    /**
     * Prints one line a unit, in order. {@code show} answers for all units at once and for those that do not exist, where
     * {@code is-enabled} of systemd 252 prints nothing; only for scripts of SysV init it has no answer.
     */
    static final String SCRIPT =
            """
            units=(%s)
            test "${#units[@]}" -gt 0 || exit 0
            systemctl show --property=Id --property=UnitFileState --property=ActiveState -- "${units[@]}" | awk '
              BEGIN { RS = ""; FS = "\\n" }
              {
                state = "-"
                for (i = 1; i <= NF; i++) {
                  if ($i ~ /^UnitFileState=./) state = substr($i, 15)
                  if ($i ~ /^ActiveState=/) active = substr($i, 13)
                }
                print state, active
              }' | {
              i=0
              while read -r state active; do
                test "$state" != generated || state=$(systemctl is-enabled -- "${units[i]}" 2>/dev/null || true)
                echo "${state:--} $active"
                i=$((i + 1))
              done
            }
            """;

    static List<UnitFacts> parse(String output) {
        return output.lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .map(words -> new UnitFacts(words[0], words[1]))
                .toList();
    }

    boolean masked() {
        return file.startsWith("masked");
    }

    boolean maskedForEver() {
        return file.equals("masked");
    }

    /** Whether systemd starts it at boot, or something that is started then does. */
    boolean atBoot() {
        return file.equals("enabled") || file.equals("static") || file.equals("indirect") || file.equals("alias");
    }

    /** Whether {@code disable} would change anything. */
    boolean linked() {
        return file.equals("enabled") || file.equals("enabled-runtime");
    }

    boolean runs() {
        return active.equals("active") || active.equals("reloading");
    }
}
