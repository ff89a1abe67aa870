package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsScriptTest {
    private static final String UUID = "b1ef88a6-9d0e-11f0-a0d1-3e1f5b7c9a42";

    @TempDir
    Path folder;

    private NodeWorld node;

    @BeforeEach
    void programs() throws IOException {
        node = new NodeWorld(folder);
        node.program("mariadb", "[ -n \"${LIVE:-}\" ] || exit 1; printf \"$LIVE\"");
        // the server appears after so many looks
        node.program(
                "pgrep",
                """
                case $1 in
                -x) echo >>"$WORLD/looks"; [ "$(wc -l <"$WORLD/looks")" -gt "${SERVER_AFTER:-999}" ] ;;
                -f) exit ${AGENT:-1} ;;
                esac""");
        node.program("crm_node", "echo ctl1");
        node.program("crm_attribute", "[ -n \"${TOLD:-}\" ] || exit 6; echo \"$TOLD\"");
        node.program("runuser", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
        node.program("mariadbd", "echo \"mariadbd $*\" >>\"$WORLD/changes\"; printf \"$RECOVERY\" >&2");
    }

    @Test
    void aServerThatAnswersTellsItsOwnState() throws Exception {
        node.environment.put("LIVE", "state\\tSynced\\ncomponent\\tPrimary\\nseqno\\t12\\n");
        grastate("seqno:   -1");
        assertThat(node.run(0, Scripts.facts())).containsExactly("state\tSynced", "component\tPrimary", "seqno\t12");
    }

    @Test
    void aServerWithoutGaleraIsOneThatRuns() throws Exception {
        node.environment.put("LIVE", "component\\tDisconnected\\nsize\\t0\\n");
        assertThat(node.run(0, Scripts.facts())).endsWith("state\tDisconnected");
    }

    @Test
    void aServerThatGivesNoAnswerIsNotTakenForDown() throws Exception {
        node.environment.put("SERVER_AFTER", "0");
        grastate("seqno:   12");
        assertThat(node.run(0, Scripts.facts())).containsExactly("state\tsilent");
    }

    @Test
    void aNodeThatIsDownTellsWhatGrastateSays() throws Exception {
        grastate("# GALERA saved state", "version: 2.1", "uuid:    " + UUID, "seqno:   1180", "safe_to_bootstrap: 1");
        assertThat(node.run(0, Scripts.facts()))
                .containsExactly("state\tdown", "uuid\t" + UUID, "seqno\t1180", "safe\ttrue");
    }

    @Test
    void afterACrashTheAgentTellsWhatInnodbSaid() throws Exception {
        grastate("uuid:    " + UUID, "seqno:   -1", "safe_to_bootstrap: 0");
        node.environment.put("TOLD", "1204");
        assertThat(node.run(0, Scripts.facts())).endsWith("seqno\t-1", "recovered\t1204");
        node.environment.put("TOLD", "18446744073709551615");
        assertThat(node.run(0, Scripts.facts())).endsWith("recovered\t-1");
        assertThat(node.lines("changes")).isEmpty();
    }

    @Test
    void withoutGrastateNothingIsMadeUp() throws Exception {
        assertThat(node.run(0, Scripts.facts())).containsExactly("state\tdown", "uuid\t", "seqno\t");
    }

    @Test
    void innodbIsAskedWhereThatIsWanted() throws Exception {
        grastate("uuid:    " + UUID, "seqno:   -1");
        node.environment.put("TOLD", "7");
        node.environment.put("RECOVERY", "... [Note] WSREP: Recovered position: " + UUID + ":1204,0-1-77\\n");
        assertThat(node.run(0, Scripts.factsOfInnodb())).endsWith("recovered\t" + UUID + ":1204");
        assertThat(node.lines("changes"))
                .containsExactly("mariadbd --wsrep-recover --skip-networking --disable-log-error");
    }

    @Test
    void preparedTransactionsAreCounted() throws Exception {
        // as MariaDB 11.8 says it, where it recovers twice
        String xa = "[Note] Found 3 prepared transaction(s) in InnoDB\\n[Warning] Found 2 prepared XA transactions\\n";
        node.environment.put("RECOVERY", xa + xa + "[Note] WSREP: Recovered position: " + UUID + ":6\\n");
        assertThat(node.run(0, Scripts.factsOfInnodb())).endsWith("prepared\t2", "recovered\t" + UUID + ":6");
        node.environment.put(
                "RECOVERY", xa + "[ERROR] Found 3 prepared transactions! It means that server was not shut down\\n");
        assertThat(node.run(0, Scripts.factsOfInnodb())).contains("prepared\t5");
    }

    @Test
    void otherErrorsAreTold() throws Exception {
        node.environment.put("RECOVERY", "[Note] x\\n[ERROR] InnoDB: Missing\\tFILE_CHECKPOINT\\n[ERROR] Aborting\\n");
        assertThat(node.run(0, Scripts.factsOfInnodb()))
                .endsWith("problem\tInnoDB's recovery told no position: [ERROR] InnoDB: Missing FILE_CHECKPOINT");
    }

    @Test
    void innodbIsLeftAloneWhileTheAgentWorksThere() throws Exception {
        node.environment.put("AGENT", "0");
        assertThat(node.run(0, Scripts.factsOfInnodb())).endsWith("seqno\t");
        assertThat(node.lines("changes")).isEmpty();
    }

    @Test
    void innodbIsLeftAloneOnceAServerRuns() throws Exception {
        node.environment.put("SERVER_AFTER", "1");
        assertThat(node.run(0, Scripts.factsOfInnodb())).endsWith("seqno\t");
        assertThat(node.lines("changes")).isEmpty();
    }

    @Test
    void aServerThatCameInBetweenIsNoErrorOfInnodb() throws Exception {
        node.environment.put("SERVER_AFTER", "2");
        node.environment.put("RECOVERY", "[ERROR] InnoDB: Unable to lock ./ibdata1 error: 11\\n");
        assertThat(node.run(0, Scripts.factsOfInnodb())).endsWith("seqno\t");
        assertThat(node.lines("changes")).hasSize(1);
    }

    private void grastate(String... lines) throws IOException {
        node.write("grastate.dat", lines);
    }
}
