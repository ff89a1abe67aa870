package io.hastack.pacemaker;

/** The Bash that makes a new configuration the live one, and the Bash that says what Pacemaker would do about it. */
final class CibScript {
    /** What the journal shows where another hand changed the CIB between facts and change. */
    static final String CHANGED = "the CIB changed meanwhile";

    /** The exit code that asks the engine to read the facts again; EX_TEMPFAIL of sysexits.h. */
    static final int STALE = 75;

    /** Leaves the live CIB in {@code live.xml} and the wanted one in {@code new.xml}, status and all. */
    private static final String BUILD =
            """
            umask 077
            dir=$(mktemp -d)
            trap 'rm -rf "$dir"' EXIT
            cd "$dir"
            refuse() { echo "cluster @CLUSTER@: $1" >&2; exit "${2:-1}"; }
            cat >sent.xml <<'HASTACK_CIB'
            @CONFIGURATION@HASTACK_CIB
            @SECRETS@sed -f secrets.sed sent.xml >configuration.xml
            attribute() { sed -n "1,/>/s/.* $1=\\"\\([^\\"]*\\)\\".*/\\1/p" live.xml | head -n 1; }
            current() {
              timeout 30 cibadmin --query "$@" >live.xml || refuse "its CIB cannot be read; see systemctl status corosync pacemaker"
              [ "$(attribute admin_epoch).$(attribute epoch)" = "@EPOCH@" ] || refuse "@CHANGED@" @STALE@
            }
            build() {
              current
              sed -e '/^  <configuration>$/r configuration.xml' \\
                -e '/^  <configuration>$/,/^  <\\/configuration>$/d' \\
                -e "1s/ epoch=\\"[0-9]*\\"/ epoch=\\"$(($(attribute epoch) + 1))\\"/" \\
                -e '1s/ num_updates="[0-9]*"/ num_updates="0"/' live.xml >new.xml
            }
            """;

    private static final String APPLY =
            """
            build
            [ "$(attribute have-quorum)" = 1 ] || refuse "no quorum; bring its nodes back first"
            # a node that is down is a warning, and to Pacemaker 2 a failure
            crm_verify --xml-file new.xml -V >verify.log 2>&1 || grep -qi warnings verify.log ||
              refuse "crm_verify rejects the new CIB: $(cat verify.log)"
            rc=0
            crm_diff --original live.xml --new new.xml >patch.xml || rc=$?
            # 0: no difference, 1: they differ
            [ $rc != 0 ] || exit 0
            [ $rc = 1 ] || refuse "crm_diff failed with exit code $rc"
            # The patch names the version it was made for. Each update of the status makes another, dozens a second while resources
            # start; what the patch changes is the same for as long as the epoch is.
            for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              current --no-children
              sed -e "/<source /s/ num_updates=\\"[0-9]*\\"/ num_updates=\\"$(attribute num_updates)\\"/" patch.xml >now.xml
              if cibadmin --patch --xml-file now.xml 2>patch.log; then exit 0; fi
            done
            refuse "Pacemaker rejects the patch: $(cat patch.log)"
            """;

    private static final String PREVIEW =
            """
            build
            crm_simulate --xml-file new.xml --simulate 2>/dev/null | sed -n '/^Transition Summary:/,/^$/p' | sed -n 's/^  \\* *//p'
            """;

    private final String build;

    /**
     * Prepares for one configuration.
     *
     * @param epoch {@code admin_epoch.epoch} of the CIB it was made from
     * @param configuration may hold {@code ${secret:…}} references
     */
    CibScript(String cluster, String epoch, Element configuration) {
        SecretText text = SecretText.of(Xml.print(configuration, 1));
        build = BUILD.replace("@CLUSTER@", cluster)
                .replace("@EPOCH@", epoch)
                .replace("@CHANGED@", CHANGED)
                .replace("@STALE@", Integer.toString(STALE))
                .replace("@SECRETS@", text.replacements("secrets.sed"))
                .replace("@CONFIGURATION@", text.text());
    }

    String apply() {
        return build + APPLY;
    }

    String preview() {
        return build + PREVIEW;
    }
}
