package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done on the founder, beside a cluster of a few files: constraint, places, target-role, attributes. */
class FoundingScriptsTest {
    private static final String HOLD = Scripts.hold("ctl1", "galera-recover-1", Duration.ofMinutes(30));
    private static final String FOUND = Scripts.found("ctl1", "galera-recover-1", 1204, false);
    private static final String NEW_HISTORY = Scripts.found("ctl1", "galera-recover-1", 1204, true);
    private static final String OTHERS =
            "<rsc_location id=\"hastack-galera-recover\"><rule id=\"galera-recover-2\"><date_expression end=\"%s\"/></rule></rsc_location>";

    @TempDir
    Path folder;

    private NodeWorld node;

    @BeforeEach
    void programs() throws IOException {
        node = new NodeWorld(folder);
        node.environment.put("HASTACK_AWAIT", "1");
        // knows one constraint
        node.program(
                "cibadmin",
                """
                words="$*"; id=${words##*[@/]id=\\'}; id=${id%%\\'*}; end=${words##*@end=\\'}; end=${end%%\\'*}
                case $1 in
                --query) [ -e "$WORLD/hold" ] && grep -qF "id=\\"$id\\"" "$WORLD/hold" && cat "$WORLD/hold" || exit 105 ;;
                --delete)
                    case $words in
                    *@end=*) grep -qF "end=\\"$end\\"" "$WORLD/hold" && rm "$WORLD/hold" ;;
                    *rule/@id=*) grep -qF "rule id=\\"$id\\"" "$WORLD/hold" && rm "$WORLD/hold" ;;
                    esac 2>/dev/null
                    exit 0 ;;
                --create) [ ! -e "$WORLD/hold" ] && [ -z "${READ_ONLY:-}" ] && echo "${words##*--xml-text }" >"$WORLD/hold" || exit 108 ;;
                esac""");
        node.program(
                "crm_resource",
                """
                case "$*" in
                *--locate) [ -e "$WORLD/places" ] || exit 102; sed 's/^/resource galera is running on: /' "$WORLD/places" ;;
                *--get-parameter*) cat "$WORLD/role" 2>/dev/null ;;
                *--delete-parameter*) rm "$WORLD/role"; cat "$WORLD/disk" >"$WORLD/galera-last-committed"; echo ctl1 >"$WORLD/places" ;;
                *--set-parameter*) echo "${!#}" >"$WORLD/role" ;;
                esac""");
        node.program(
                "crm_attribute",
                """
                name=$(sed -n 's/.*--name \\([a-z-]*\\).*/\\1/p' <<<"$*")
                case "$*" in
                *--query*) cat "$WORLD/$name" 2>/dev/null || exit 105 ;;
                *--delete*) rm "$WORLD/$name" ;;
                *--update*) echo "${!#}" >"$WORLD/$name" ;;
                '-p -N ctl1 -v 100')
                    [ -z "${NO_SCORE:-}" ] || exit 1
                    echo "$OCF_RESOURCE_INSTANCE" >>"$WORLD/scored"
                    [ -n "${NO_PROMOTION:-}" ] || echo 'ctl1 Promoted' >"$WORLD/places" ;;
                *) exit 64 ;;
                esac""");
        node.program("crm_mon", "echo \"<resource id=\\\"galera\\\" role=\\\"Unpromoted\\\" ${PENDING:-}>\"");
        node.program("crm_node", "echo ${QUORUM:-1}");
        node.program("pgrep", "[ -e \"$WORLD/server\" ]");
        node.write("places", "ctl1");
        node.write("disk", "1204");
        node.write("galera-last-committed", "1204");
    }

    @Test
    void allOthersAreHeldBack() throws Exception {
        assertThat(node.run(0, HOLD)).isEmpty();
        assertThat(node.lines("hold"))
                .singleElement()
                .asString()
                .matches("<rsc_location id=\"hastack-galera-recover\" rsc=\"galera-clone\">"
                        + "<rule id=\"galera-recover-1\" boolean-op=\"and\" score=\"-INFINITY\">"
                        + "<expression id=\"galera-recover-1-node\" attribute=\"#uname\" operation=\"ne\" value=\"ctl1\"/>"
                        + "<date_expression id=\"galera-recover-1-until\" operation=\"lt\" end=\"20[-0-9]{8} [:0-9]{8}Z\"/>"
                        + "</rule></rsc_location>");
    }

    @Test
    void twoRecoveriesNeverHoldAtOnce() throws Exception {
        node.write("hold", OTHERS.formatted("2999-01-01 00:00:00Z"));
        assertThat(node.run(3, HOLD))
                .singleElement()
                .asString()
                .startsWith("another galera:recover holds the members of galera back until 2999-01-01 00:00:00Z");
        assertThat(node.lines("hold")).containsExactly(OTHERS.formatted("2999-01-01 00:00:00Z"));
    }

    @Test
    void oneThatHasEndedIsNoHindrance() throws Exception {
        node.write("hold", OTHERS.formatted("2026-01-01 00:00:00Z"));
        assertThat(node.run(0, HOLD)).isEmpty();
        assertThat(node.lines("hold")).singleElement().asString().contains("galera-recover-1");
    }

    @Test
    void whereNothingCanBeHeldNothingIsDone() throws Exception {
        node.environment.put("READ_ONLY", "yes");
        assertThat(node.run(3, HOLD)).singleElement().asString().startsWith("the other members cannot be held back");
    }

    @Test
    void untilOnlyTheFounderHasAnInstanceAndNothingIsUnderWay() throws Exception {
        String why = "Pacemaker is still at work on galera on other members after 90 s";
        node.write("places", "ctl1", "ctl2 ");
        assertThat(node.run(3, HOLD)).containsExactly(why);
        assertThat(node.lines("hold")).isEmpty();
        node.write("places", "ctl1");
        node.environment.put("PENDING", "pending=\"Starting\"");
        assertThat(node.run(3, HOLD)).containsExactly(why);
        node.environment.remove("PENDING");
        node.delete("places");
        assertThat(node.run(3, HOLD)).containsExactly(why);
        assertThat(node.lines("hold")).isEmpty();
        node.write("places");
        node.run(0, HOLD);
    }

    @Test
    void theAgentIsGivenWhatItSetsItselfAndNobodyIsHeldBackAfterwards() throws Exception {
        node.run(0, HOLD);
        assertThat(node.run(0, FOUND)).isEmpty();
        assertThat(node.lines("galera-bootstrap")).containsExactly("true");
        assertThat(node.lines("scored")).containsExactly("galera");
        assertThat(node.lines("hold")).isEmpty();
    }

    @Test
    void whatKeepsGaleraDownGoesFirst() throws Exception {
        stopped();
        assertThat(node.run(0, FOUND)).isEmpty();
        assertThat(node.lines("role")).isEmpty();
        assertThat(node.lines("scored")).containsExactly("galera");
    }

    @Test
    void aNewHistoryBeginsWithoutGrastate() throws Exception {
        node.write("grastate.dat", "seqno: 1204");
        node.run(0, HOLD);
        node.run(0, FOUND);
        assertThat(node.lines("grastate.dat")).hasSize(1);

        node.write("places", "ctl1");
        node.delete("galera-bootstrap");
        node.run(0, HOLD);
        assertThat(node.run(0, NEW_HISTORY)).isEmpty();
        assertThat(node.lines("grastate.dat")).isEmpty();
        assertThat(node.lines("grastate.dat.given-up")).containsExactly("seqno: 1204");
    }

    @Test
    void theOldHistoryIsBackIfTheFactsHaveChanged() throws Exception {
        node.write("grastate.dat", "seqno: 1205");
        node.write("galera-last-committed", "1205");
        node.run(0, HOLD);
        assertThat(node.run(3, NEW_HISTORY)).hasSize(1);
        assertThat(node.lines("grastate.dat")).containsExactly("seqno: 1205");
        assertThat(node.lines("grastate.dat.given-up")).isEmpty();
    }

    @Test
    void itIsBackIfTheFactsHaveChanged() throws Exception {
        stopped();
        node.write("disk", "1205");
        refused("the resource agent on ctl1 knows of commit 1205 by now, expected was 1204");
        assertThat(node.lines("role")).containsExactly("Stopped");

        stopped();
        node.write("disk");
        refused("the resource agent has not told the last commit of ctl1 after 240 s: `ha:status` names what failed");
        assertThat(node.lines("role")).containsExactly("Stopped");
    }

    @Test
    void nothingIsSetOnceTheFactsHaveChanged() throws Exception {
        refused("the other members are no longer held back");
        node.write("hold", OTHERS.formatted("2999-01-01 00:00:00Z"));
        refused("the other members are no longer held back");
        assertThat(node.lines("hold")).hasSize(1);
        node.delete("hold");
        held("server", "");
        refused("mariadbd runs on ctl1 by now");
        node.delete("server");
        held("places", "ctl2 Promoted");
        refused("Pacemaker is at work on galera by now");
        held("places", "ctl1");
        node.environment.put("QUORUM", "0");
        refused("Pacemaker on ctl1 has no quorum any more");
        assertThat(node.lines("hold")).isEmpty();
    }

    @Test
    void whatTheAgentHasElectedByItselfIsNotElectedTwice() throws Exception {
        held("galera-bootstrap", "true");
        node.delete("galera-last-committed");
        assertThat(node.run(0, FOUND)).isEmpty();
        assertThat(node.lines("hold")).isEmpty();
    }

    @Test
    void noNewHistoryBeginsUnderAServerThatTheAgentStarts() throws Exception {
        node.write("grastate.dat", "seqno: 1204");
        held("galera-bootstrap", "true");
        assertThat(node.run(3, NEW_HISTORY)).containsExactly("the resource agent has chosen ctl1 by now");
        assertThat(node.lines("grastate.dat")).hasSize(1);
    }

    @Test
    void anElectionThatCannotBeCompletedIsUndone() throws Exception {
        node.run(0, HOLD);
        node.environment.put("NO_SCORE", "yes");
        node.run(1, FOUND);
        assertThat(node.lines("galera-bootstrap")).isEmpty();
        assertThat(node.lines("hold")).isEmpty();
    }

    @Test
    void aFounderThatDoesNotStartHoldsNobodyBack() throws Exception {
        node.run(0, HOLD);
        node.environment.put("NO_PROMOTION", "yes");
        assertThat(node.run(1, FOUND)).singleElement().asString().startsWith("mariadbd does not start on ctl1");
        assertThat(node.lines("hold")).isEmpty();
    }

    @Test
    void othersWaitForAFounderThatTakesLong() throws Exception {
        node.run(0, HOLD);
        node.environment.put("NO_PROMOTION", "yes");
        node.program(
                "crm_attribute",
                "case \"$*\" in *bootstrap*--query*) echo true; touch \"$WORLD/server\" ;; *--query*) echo 1204 ;; esac");
        assertThat(node.run(1, FOUND))
                .singleElement()
                .asString()
                .startsWith("galera is not promoted on ctl1 after 330 s, and its mariadbd runs");
        assertThat(node.lines("hold")).hasSize(1);
    }

    @Test
    void releasingEndsTheOwnHoldOnly() throws Exception {
        node.run(0, HOLD);
        node.run(0, Scripts.release("ctl1", "galera-recover-2"));
        assertThat(node.lines("hold")).hasSize(1);
        node.run(0, Scripts.release("ctl1", "galera-recover-1"));
        assertThat(node.lines("hold")).isEmpty();
    }

    private void stopped() throws Exception {
        node.delete("galera-last-committed");
        node.write("role", "Stopped");
        node.write("places");
        node.run(0, HOLD);
    }

    private void held(String file, String content) throws Exception {
        node.write("places", "ctl1");
        node.run(0, HOLD);
        node.write(file, content);
    }

    private void refused(String why) throws Exception {
        assertThat(node.run(3, FOUND)).containsExactly(why);
        assertThat(node.lines("scored")).isEmpty();
        assertThat(node.lines("galera-bootstrap")).isEmpty();
    }
}
