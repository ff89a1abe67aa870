package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts as a node runs them, by Bash from standard input, beside programs that say what a test wants. */
class NodeScriptsTest {
    private static final String UUID = "b1ef88a6-9d0e-11f0-a0d1-3e1f5b7c9a42";
    private static final String QUIET =
            "<current_dc with_quorum=\"true\"/><resource id=\"galera\" agent=\"a\" role=\"Unpromoted\">";

    @TempDir
    Path folder;

    private final Map<String, String> world = new HashMap<>();

    @BeforeEach
    void programs() throws IOException {
        program("mariadb", "[ -n \"${LIVE:-}\" ] || exit 1; printf \"$LIVE\"");
        program("pgrep", "case $1 in -x) exit ${SERVER:-1} ;; -f) exit ${AGENT:-1} ;; esac");
        program("crm_node", "echo ctl1");
        program(
                "crm_attribute",
                "case \"$*\" in *--query*) [ -n \"${TOLD:-}\" ] || exit 6; echo \"$TOLD\" ;; *) echo \"$* for ${OCF_RESOURCE_INSTANCE:-}\" >>\"$CHANGES\"; exit ${SET:-0} ;; esac");
        program("crm_mon", "[ -n \"${STATUS:-}\" ] || exit 102; printf '%s\\n' \"$STATUS\"");
        program("runuser", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
        program("mariadbd", "echo \"mariadbd $*\" >>\"$CHANGES\"; printf \"$RECOVERY\" >&2");
        world.put("PATH", folder.resolve("bin") + ":/usr/sbin:/usr/bin:/sbin:/bin");
        world.put("CHANGES", folder.resolve("changes").toString());
        world.put("HASTACK_MYSQL_DATA", folder.toString());
        world.put("HASTACK_LOCK", folder.resolve("lock").toString());
    }

    @Test
    void aServerThatAnswersTellsItsOwnState() throws Exception {
        world.put("LIVE", "state\\tSynced\\ncomponent\\tPrimary\\nseqno\\t12\\n");
        grastate("seqno:   -1");
        assertThat(run(0, Scripts.facts())).containsExactly("state\tSynced", "component\tPrimary", "seqno\t12");
    }

    @Test
    void aServerThatGivesNoAnswerIsNotTakenForDown() throws Exception {
        world.put("SERVER", "0");
        grastate("seqno:   12");
        assertThat(run(0, Scripts.facts())).containsExactly("state\tsilent");
    }

    @Test
    void aNodeThatIsDownTellsWhatGrastateSays() throws Exception {
        grastate("# GALERA saved state", "version: 2.1", "uuid:    " + UUID, "seqno:   1180", "safe_to_bootstrap: 1");
        assertThat(run(0, Scripts.facts()))
                .containsExactly("state\tdown", "uuid\t" + UUID, "seqno\t1180", "safe\ttrue");
    }

    @Test
    void afterACrashTheAgentTellsWhatInnodbSaid() throws Exception {
        grastate("uuid:    " + UUID, "seqno:   -1", "safe_to_bootstrap: 0");
        world.put("TOLD", "1204");
        assertThat(run(0, Scripts.facts())).endsWith("seqno\t-1", "recovered\t1204");
        world.put("TOLD", "18446744073709551615");
        assertThat(run(0, Scripts.facts())).endsWith("recovered\t-1");
        assertThat(changes()).isEmpty();
    }

    @Test
    void withoutGrastateNothingIsMadeUp() throws Exception {
        assertThat(run(0, Scripts.facts())).containsExactly("state\tdown", "uuid\t", "seqno\t");
    }

    @Test
    void innodbIsAskedWhereThatIsWanted() throws Exception {
        grastate("uuid:    " + UUID, "seqno:   -1");
        world.put("TOLD", "7");
        world.put("RECOVERY", "... [Note] WSREP: Recovered position: " + UUID + ":1204,0-1-77\\n");
        assertThat(run(0, Scripts.factsOfInnodb())).endsWith("recovered\t" + UUID + ":1204");
        assertThat(changes()).containsExactly("mariadbd --wsrep-recover --disable-log-error");
    }

    @Test
    void preparedTransactionsAreCountedAndOtherErrorsTold() throws Exception {
        world.put("RECOVERY", "[ERROR] Found 3 prepared transactions! It means that server was not shut down\\n");
        assertThat(run(0, Scripts.factsOfInnodb())).contains("prepared\t3");
        world.put("RECOVERY", "[Note] x\\n[ERROR] InnoDB: Missing\\tFILE_CHECKPOINT\\n[ERROR] Aborting\\n");
        assertThat(run(0, Scripts.factsOfInnodb()))
                .endsWith("problem\tInnoDB's recovery told no position: [ERROR] InnoDB: Missing FILE_CHECKPOINT");
    }

    @Test
    void innodbIsLeftAloneWhileTheAgentWorksThere() throws Exception {
        world.put("AGENT", "0");
        world.put("TOLD", "7");
        assertThat(run(0, Scripts.factsOfInnodb())).endsWith("recovered\t7");
        assertThat(changes()).isEmpty();
    }

    @Test
    void theAgentIsGivenWhatItSetsItself() throws Exception {
        world.put("STATUS", QUIET);
        world.put("TOLD", "1204");
        assertThat(run(0, Scripts.bootstrap("ctl1", 1204))).isEmpty();
        assertThat(changes())
                .containsExactly(
                        "--node ctl1 --lifetime reboot --name galera-bootstrap --update true for ",
                        "-p -N ctl1 -v 100 for galera");
    }

    @Test
    void nothingIsSetOnceTheFactsHaveChanged() throws Exception {
        world.put("TOLD", "1204");
        refused("Pacemaker on ctl1 does not answer any more");
        world.put("STATUS", QUIET.replace("true", "false"));
        refused("the cluster has no quorum any more");
        world.put("STATUS", QUIET.replace("Unpromoted", "Promoted"));
        refused("Pacemaker runs galera promoted by now");
        world.put("STATUS", QUIET + "<attribute name=\"galera-bootstrap\" value=\"true\"/>");
        refused("the resource agent has chosen a founder by now");
        world.put("STATUS", QUIET);
        world.put("TOLD", "1205");
        refused("the resource agent on ctl1 knows of commit 1205 by now, expected was 1204");
        world.put("TOLD", "");
        refused("the resource agent on ctl1 knows of commit none by now, expected was 1204");
        world.put("SERVER", "0");
        refused("mariadbd runs on ctl1 by now");
    }

    @Test
    void anAttributeThatCannotBeSetIsAFailure() throws Exception {
        world.put("STATUS", QUIET);
        world.put("TOLD", "1204");
        world.put("SET", "1");
        run(1, Scripts.bootstrap("ctl1", 1204));
        assertThat(changes()).hasSize(1);
    }

    private void refused(String why) throws Exception {
        assertThat(run(3, Scripts.bootstrap("ctl1", 1204))).containsExactly(why);
        assertThat(changes()).isEmpty();
    }

    private List<String> run(int exitCode, String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true);
        bash.environment().putAll(world);
        Process process = bash.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said.lines().toList();
    }

    private List<String> changes() throws IOException {
        Path changes = folder.resolve("changes");
        return Files.exists(changes) ? Files.readAllLines(changes) : List.of();
    }

    private void grastate(String... lines) throws IOException {
        Files.write(folder.resolve("grastate.dat"), List.of(lines));
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
