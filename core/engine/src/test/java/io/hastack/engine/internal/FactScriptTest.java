package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Fact;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script as a real Bash runs it. */
@Timeout(60)
class FactScriptTest {
    @TempDir
    Path run;

    @Test
    void eachFactHasItsOwnCodeAndTexts() throws Exception {
        Fact plain = new Fact("plain", "echo yes; echo why >&2");
        Fact ends = new Fact("ends", "echo before; exit 3\necho after");
        Fact broken = new Fact("broken", "if then; fi (");
        Fact state = new Fact("state", "d=/nowhere n=1000 r=x; cd /; set -u; echo changed");
        Map<Fact, CommandResult> found = read(Duration.ofSeconds(30), plain, ends, broken, state);
        assertThat(found.get(plain))
                .extracting(CommandResult::exitCode, CommandResult::output, CommandResult::error)
                .containsExactly(0, "yes", "why");
        assertThat(found.get(ends))
                .extracting(CommandResult::exitCode, CommandResult::output)
                .containsExactly(3, "before");
        assertThat(found.get(broken).exitCode()).isNotZero();
        assertThat(found.get(broken).error()).contains("syntax error");
        assertThat(found.get(state))
                .extracting(CommandResult::exitCode, CommandResult::output)
                .containsExactly(0, "changed");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void aFactFindsNothingOfTheScriptItIsIn() throws Exception {
        Fact looks = new Fact("looks", "echo \"$#[$1]${d-}${n-}${most-}${r-}${w-}\"; declare -F; true");
        assertThat(read(Duration.ofSeconds(30), looks).get(looks))
                .extracting(CommandResult::exitCode, CommandResult::output, CommandResult::error)
                .containsExactly(0, "0[]", "");
    }

    @Test
    void whatIsLateEndsWithAllThatItStartedAndTheOthersStay() throws Exception {
        Path child = run.resolve("child");
        Fact late = new Fact("late", "echo begun; sleep 300 & echo $! >" + child + "; sleep 300");
        Fact quick = new Fact("quick", "echo quick");
        Map<Fact, CommandResult> found = read(Duration.ofSeconds(2), late, quick);
        assertThat(found.get(late))
                .extracting(CommandResult::exitCode, CommandResult::output)
                .containsExactly(124, "begun");
        assertThat(found.get(quick))
                .extracting(CommandResult::exitCode, CommandResult::output)
                .containsExactly(0, "quick");
        // What is killed ends when it gets the processor next; this test's own deadline is the limit.
        while (lives(Files.readString(child).strip())) {
            Thread.onSpinWait();
        }
    }

    /** One that has ended and is not yet collected has no command line any more. */
    private static boolean lives(String process) {
        try {
            return !Files.readString(Path.of("/proc", process, "cmdline")).isEmpty();
        } catch (IOException e) {
            // it went while it was looked at
            return false;
        }
    }

    @Test
    void eachHasItsOwnDeadlineAndTheyBeginInOrder() throws Exception {
        Fact hasty = new Fact("short", "sleep 20");
        Fact patient = new Fact("patient", "sleep 3; echo patient");
        Map<Fact, Duration> deadlines = new LinkedHashMap<>();
        deadlines.put(hasty, Duration.ofSeconds(1));
        deadlines.put(patient, Duration.ofSeconds(30));
        Map<Fact, CommandResult> found = read(deadlines);
        assertThat(found.get(hasty).exitCode()).isEqualTo(124);
        assertThat(found.get(patient).output()).isEqualTo("patient");
        String text = new FactScript(deadlines).text(t -> t, false);
        assertThat(text.indexOf("sleep 20")).isLessThan(text.indexOf("sleep 3"));
    }

    private Map<Fact, CommandResult> read(Duration each, Fact... facts) throws Exception {
        Map<Fact, Duration> deadlines = new LinkedHashMap<>();
        List.of(facts).forEach(fact -> deadlines.put(fact, each));
        return read(deadlines);
    }

    private Map<Fact, CommandResult> read(Map<Fact, Duration> deadlines) throws Exception {
        FactScript script = new FactScript(deadlines);
        Path said = Files.createTempFile("fact-script", ".err");
        ProcessBuilder bash = new ProcessBuilder("bash", "-s").redirectError(said.toFile());
        bash.environment().put("HASTACK_RUN", run.toString());
        Path text = Files.createTempFile("fact-script", ".sh");
        Files.writeString(text, script.text(t -> t, false));
        Process process = bash.redirectInput(text.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        // It would be the text of a fact, which may hold a secret.
        assertThat(said).isEmptyFile();
        Files.delete(said);
        Files.delete(text);
        return script.parse(output, t -> t);
    }
}
