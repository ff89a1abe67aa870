package io.hastack.parts;

/**
 * Units of a transaction's packages, read by systemd once.
 *
 * <p>Debian's maintainer scripts make systemd read all units anew for each package that has one, and then ask {@code
 * deb-systemd-invoke} to start them: with OpenStack's packages that is a hundred and sixty times a dozen generators, and as
 * many times Perl, only to hear from {@code policy-rc.d} that nothing may start. While apt-get runs, a {@code systemctl}
 * that stands first on dpkg's path notes that units are to be read, and {@code deb-systemd-invoke} gives the policy's
 * answer itself. Every other call of {@code systemctl} goes to the real one. A note that a crash leaves behind is found by
 * the next run.
 */
final class UnitReload {
    private static final String NOTED = "/var/lib/hastack/packages/reload";

    /** Bash test: units are noted and not read. */
    static final String LEFTOVER = "test -e " + NOTED;

    /** Its place is the directory that is first on dpkg's path. */
    static final String DEFER = systemctlIn("/var/lib/hastack/packages")
            + """
            cat >/var/lib/hastack/packages/deb-systemd-invoke <<'END'
            #!/bin/sh
            # hastack: packages are being installed; nothing may start by itself
            exit 0
            END
            chmod 0700 /var/lib/hastack/packages/deb-systemd-invoke
            """;

    /** Defines {@code reload_noted}. */
    static final String RELOAD =
            """
            reload_noted() {
              test -e @NOTED@ || return 0
              systemctl daemon-reload && rm -f @NOTED@
            }
            """
                    .replace("@NOTED@", NOTED);

    private UnitReload() {}

    /**
     * Bash text that puts a {@code systemctl} into a directory. It notes in the file {@code reload} beside it that units are to
     * be read, instead of reading them, and hands every other call on.
     */
    static String systemctlIn(String directory) {
        return """
            cat >"@DIRECTORY@/systemctl" <<'END'
            #!/bin/sh
            # hastack: units are read once, at the end
            for word; do
              if [ "$word" = daemon-reload ]; then
                exec touch "${0%/*}/reload"
              fi
            done
            exec /usr/bin/systemctl "$@"
            END
            chmod 0700 "@DIRECTORY@/systemctl"
            """
                .replace("@DIRECTORY@", directory);
    }
}
