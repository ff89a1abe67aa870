package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script itself, with stand-ins for Pacemaker's tools that keep what they are given. */
class CibScriptTest {
    private static final String LIVE = Sample.text("cib-fresh.xml");
    private static final String SECRET = "p&w<\"'|\\d";

    @TempDir
    Path folder;

    @BeforeEach
    void tools() throws IOException {
        Files.writeString(folder.resolve("cib.xml"), LIVE);
        tool("cibadmin", "case $1 in --query) cat \"$HERE/cib.xml\";; --patch) cp \"$3\" \"$HERE/patched\";; esac");
        tool("crm_verify", "cp \"$2\" \"$HERE/verified.xml\"; [ ! -e \"$HERE/invalid\" ] || { echo broken; exit 78; }");
        tool("crm_diff", "echo \"<diff/>\"; exit 1");
    }

    @Test
    void theNewCibHasTheNextEpochTheSecretAndTheOldStatus() throws Exception {
        assertThat(run(script())).isZero();
        String verified = Files.readString(folder.resolve("verified.xml"));
        assertThat(verified)
                .startsWith("<cib crm_feature_set=\"3.20.0\"")
                .contains(" epoch=\"" + (epoch() + 1) + "\" num_updates=\"0\"")
                .contains("<node_state ");
        Element cib = Xml.parse(verified, "the new CIB");
        assertThat(cib.all().filter(e -> e.get("name").equals("password")))
                .extracting(e -> e.get("value"))
                .containsExactly(SECRET);
        assertThat(folder.resolve("patched")).hasContent("<diff/>");
    }

    @Test
    void aCibThatChangedMeanwhileIsLeftAlone() throws Exception {
        String script = script();
        Files.writeString(folder.resolve("cib.xml"), LIVE.replaceFirst(" epoch=\"\\d+\"", " epoch=\"99999\""));
        assertThat(run(script)).isEqualTo(CibScript.STALE);
        assertThat(said()).contains("cluster control: the CIB changed meanwhile");
        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void aStatusThatChangesMeanwhileOnlyRenewsTheVersionOfThePatch() throws Exception {
        tool("crm_diff", "echo '<source epoch=\"7\" num_updates=\"3\"/>'; exit 1");
        // each query finds another status, and the first two patches come too late
        tool(
                "cibadmin",
                "case $1 in --query) echo >>\"$HERE/looks\"; sed \"1s/num_updates=\\\"[0-9]*\\\"/num_updates=\\\"$(wc -l <\"$HERE/looks\")\\\"/\" \"$HERE/cib.xml\";;"
                        + " --patch) cp \"$3\" \"$HERE/patched\"; [ \"$(wc -l <\"$HERE/looks\")\" -ge 4 ] || { echo older >&2; exit 205; };; esac");
        assertThat(run(script())).isZero();
        assertThat(folder.resolve("patched")).hasContent("<source epoch=\"7\" num_updates=\"4\"/>");
    }

    @Test
    void withoutQuorumNothingIsPatched() throws Exception {
        String script = script();
        Files.writeString(folder.resolve("cib.xml"), LIVE.replace("have-quorum=\"1\"", "have-quorum=\"0\""));
        assertThat(run(script)).isEqualTo(1);
        assertThat(said()).contains("no quorum");
        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void aCibThatPacemakerRejectsIsNotPatched() throws Exception {
        Files.createFile(folder.resolve("invalid"));
        assertThat(run(script())).isEqualTo(1);
        assertThat(said()).contains("crm_verify rejects the new CIB: broken");
        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void theForecastChangesNothing() throws Exception {
        tool(
                "crm_simulate",
                "printf 'Current\\n\\nTransition Summary:\\n  * Start      vip     ( ctl1 )\\n\\nExecuting:\\n  * No\\n'");
        assertThat(run(change().preview())).isZero();
        assertThat(said()).isEqualTo("Start      vip     ( ctl1 )\n");
        assertThat(folder.resolve("patched")).doesNotExist();
    }

    private static String script() {
        return change().script();
    }

    private static Change.Script change() {
        List<Change> changes = new CibHandler().converge(Sample.parts(), new SampleFacts(0, LIVE, SECRET));
        return (Change.Script) changes.get(0);
    }

    private static int epoch() {
        return Integer.parseInt(Xml.parse(LIVE, "the live CIB").get("epoch"));
    }

    private int run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script"), script.replace("${secret:bmc}", SECRET));
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", file.toString()).redirectErrorStream(true);
        bash.environment().put("HERE", folder.toString());
        bash.environment().merge("PATH", folder.toString(), (path, here) -> here + ":" + path);
        return bash.redirectOutput(folder.resolve("said").toFile()).start().waitFor();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
