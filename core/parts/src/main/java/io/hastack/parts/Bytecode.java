package io.hastack.parts;

/**
 * Python's byte code, made once for all packages of a transaction.
 *
 * <p>Debian's maintainer scripts call {@code py3compile -p PACKAGE} for each package, and each call starts two
 * interpreters: with OpenStack's 170 packages that is half of the whole installation. While apt-get runs, a
 * {@code py3compile} that stands first on dpkg's path notes the package instead; the real one's own functions then compile
 * all that was noted, in one process. Any other call goes to the real one at once. A note that a crash leaves behind is
 * found by the next run; until then Python works without byte code, only slower.
 */
final class Bytecode {
    private static final String NOTED = "/var/lib/hastack/packages/noted";

    /** Bash test: packages are noted and not compiled. */
    static final String LEFTOVER = "test -s " + NOTED;

    /** Its place is the directory that is first on dpkg's path. */
    static final String DEFER =
            """
            cat >/var/lib/hastack/packages/py3compile <<'END'
            #!/bin/sh
            # hastack: packages noted here are compiled together when the installation ends
            if [ $# = 2 ] && [ "$1" = -p ]; then
              echo "$2" >>@NOTED@
            else
              exec /usr/bin/py3compile "$@"
            fi
            END
            chmod 0700 /var/lib/hastack/packages/py3compile
            """
                    .replace("@NOTED@", NOTED);

    /** Defines {@code compile_noted}, which falls back on a call for each package. */
    static final String COMPILE =
            """
            compile_noted() {
              test -s @NOTED@ || return 0
              sort -u @NOTED@ >@NOTED@.sorted
              python3 - @NOTED@.sorted <<'END' || xargs -n 1 -a @NOTED@.sorted py3compile -p
            import runpy, sys
            debian = runpy.run_path('/usr/bin/py3compile')
            versions = debian['get_requested_versions'](None, available=True)
            patterns = debian['get_exclude_patterns']()
            for package in open(sys.argv[1]).read().split():
                files = debian['dpf'].filter_public(debian['dpf'].from_package(package), versions)
                # two fifths of OpenStack's packages are their own tests, which nothing here runs
                debian['compile']((f for f in files if '/tests/' not in f), versions, False, False, patterns)
            codes = [worker.communicate() and worker.returncode for worker in debian['WORKERS'].values()]
            sys.exit(max(codes, default=0))
            END
              rm -f @NOTED@ @NOTED@.sorted
            }
            """
                    .replace("@NOTED@", NOTED);

    private Bytecode() {}
}
