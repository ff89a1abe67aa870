package io.hastack.parts;

import io.hastack.spi.part.Change;
import java.time.Duration;
import java.util.List;

/**
 * One run of apt-get.
 *
 * <p>Nothing is started, restarted or stopped by it: while it runs, {@code policy-rc.d} forbids that, so that Galera or
 * RabbitMQ never run for a moment with the distribution's configuration. What is to run is decided afterwards by {@code
 * SystemdUnit} parts and by Pacemaker; held units need nothing more than that, in particular no mask that a crash could
 * leave behind. A host's own {@code policy-rc.d} is put back when the transaction ends; after a crash the next run does it.
 *
 * <p>{@link Bytecode} is made once for all Python packages, and systemd reads its units once ({@link UnitReload}).
 *
 * <p>It removes no package: if one is in the way, apt-get says which, and an operator decides. A first failure is
 * answered once with what mends the usual causes: an interrupted dpkg, and package lists older than the mirror.
 */
final class AptTransaction {
    /** Bash test: a policy of a transaction that did not end is in place. */
    static final String LEFTOVER =
            "{ test -e /usr/sbin/policy-rc.d.kept-by-hastack || grep -qs hastack /usr/sbin/policy-rc.d || "
                    + Bytecode.LEFTOVER + " || " + UnitReload.LEFTOVER + "; }";

    private static final Duration TIMEOUT = Duration.ofMinutes(40);

    private static final String RESTORE =
            """
            restore_policy() {
              if test -e /usr/sbin/policy-rc.d.kept-by-hastack; then
                mv -f /usr/sbin/policy-rc.d.kept-by-hastack /usr/sbin/policy-rc.d
              elif grep -qs hastack /usr/sbin/policy-rc.d; then
                rm -f /usr/sbin/policy-rc.d
              fi
            }
            """;

    private static final String INSTALL =
            """
            export DEBIAN_FRONTEND=noninteractive APT_LISTCHANGES_FRONTEND=none NEEDRESTART_SUSPEND=1 LC_ALL=C.UTF-8
            names=(@NAMES@)
            @RESTORE@
            trap restore_policy EXIT
            trap 'exit 143' HUP INT TERM
            restore_policy
            ! test -e /usr/sbin/policy-rc.d || mv /usr/sbin/policy-rc.d /usr/sbin/policy-rc.d.kept-by-hastack
            printf '#!/bin/sh\\n# hastack: packages are being installed; nothing may start by itself\\nexit 101\\n' \
              >/usr/sbin/policy-rc.d.new-by-hastack
            chmod 0755 /usr/sbin/policy-rc.d.new-by-hastack
            mv -f /usr/sbin/policy-rc.d.new-by-hastack /usr/sbin/policy-rc.d
            install -d -m 0755 /var/lib/hastack && install -d -m 0700 /var/lib/hastack/packages
            dpkg_path=/var/lib/hastack/packages:/usr/sbin:/usr/bin:/sbin:/bin
            @DEFER@
            apt() {
              apt-get -q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 -o DPkg::Path="$dpkg_path" \
                -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
            }
            # the mirror's dates are on the lists themselves; that of the directory is when they were fetched
            refresh() { apt update && touch /var/lib/apt/lists/partial; }
            if ! compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null \
                || test -z "$(find /var/lib/apt/lists/partial -maxdepth 0 -mmin -1440 2>/dev/null)"; then
              refresh || true
            fi
            install() { apt --no-install-recommends --no-remove "$@" install "${names[@]}"; }
            if ! install; then
              echo 'once more, after dpkg --configure -a and apt-get update'
              dpkg --force-confdef --force-confold --configure -a || true
              refresh || true
              install --fix-broken
            fi
            reload_noted
            compile_noted
            """;

    private static final String PREVIEW =
            """
            LC_ALL=C.UTF-8 apt-get -s -q -y -o Debug::NoLocking=1 --no-install-recommends install %s 2>/dev/null | awk '
              $1 == "Inst" { count++ }
              $1 == "Remv" { print "in the way: " $2 }
              END { if (count) print count " packages with what they depend on" }'
            """;

    private AptTransaction() {}

    static Change install(List<String> names) {
        String words = Bash.words(names);
        return new Change.Script(
                "install " + String.join(" ", names),
                Bash.sheltered(INSTALL.replace("@NAMES@", words)
                        .replace("@RESTORE@\n", RESTORE)
                        .replace(
                                "@DEFER@\n", Bytecode.DEFER + Bytecode.COMPILE + UnitReload.DEFER + UnitReload.RELOAD)),
                TIMEOUT,
                PREVIEW.formatted(words));
    }

    static Change cleanUp() {
        return new Change.Script(
                "end an interrupted installation: policy-rc.d as it was before, systemd's units, Python's byte code",
                RESTORE + Bytecode.COMPILE + UnitReload.RELOAD + "restore_policy\nreload_noted\ncompile_noted\n",
                Duration.ofMinutes(5));
    }
}
