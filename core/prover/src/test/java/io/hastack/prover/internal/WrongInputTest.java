package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Simulator;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no CIB, what the scheduler refuses, and a scheduler that crashes. */
class WrongInputTest {
    private static final String SOUND = Proofs.cib("collapsed.xml");

    @TempDir
    private Path folder;

    @Test
    void aCibThatDoesNotValidate() {
        fails(
                () -> Proofs.single(SOUND.replace("<rsc_colocation ", "<rsc_colocation bogus=\"1\" "), "none"),
                ErrorCode.INPUT_CIB,
                "bogus");
    }

    @Test
    void noXmlNoCibNoStatus() {
        fails(() -> Proofs.single("<cib>", "none"), ErrorCode.INPUT_CIB, "not the XML that was expected");
        fails(() -> Proofs.single("<crm/>", "none"), ErrorCode.INPUT_CIB, "found an element <crm>");
        String without = SOUND.replaceAll("(?s)<status>.*</status>", "<status/>");
        fails(() -> Proofs.single(without, "none"), ErrorCode.INPUT_CIB, "says of no node that it is online");
    }

    @Test
    void aCibOfALaterPacemaker() {
        String later = SOUND.replaceFirst("crm_feature_set=\"[^\"]*\"", "crm_feature_set=\"9.1.0\"");
        fails(() -> Proofs.single(later, "none"), ErrorCode.SCHEDULER_ABSENT, "crm_feature_set 9.1.0");
        String schema = SOUND.replaceFirst("validate-with=\"[^\"]*\"", "validate-with=\"pacemaker-9.1\"");
        fails(() -> Proofs.single(schema, "none"), ErrorCode.SCHEDULER_ABSENT, "validate-with pacemaker-9.1");
    }

    @Test
    void aToolThatIsNone() {
        fails(() -> LocalSimulator.at(Path.of("/bin/false")), ErrorCode.SCHEDULER_ABSENT, "says no version");
    }

    @Test
    void aSchedulerThatCrashesOnOneCase() throws IOException, InterruptedException {
        Simulator crashing = tool("case \"$*\" in *--op-fail=keystone_start_0@ctl2=1*) kill -SEGV $$ ;; esac");
        Proof proof = Proofs.of(
                Proofs.request(SOUND, Depth.SINGLE, Optional.empty()),
                crashing,
                id -> id.matches("(monitor|start|stop)-fails:keystone@ctl2"));
        assertThat(proof.errors()).singleElement().satisfies(e -> {
            assertThat(e.scenario()).isEqualTo("start-fails:keystone@ctl2");
            assertThat(e.message()).contains("exit code 139");
            assertThat(e.reproduce()).singleElement().asString().contains("--op-fail=keystone_start_0@ctl2=1");
        });
        assertThat(proof.scenarios())
                .extracting(r -> r.scenario().id())
                .containsExactly("monitor-fails:keystone@ctl2", "stop-fails:keystone@ctl2");
        assertThat(proof.proven()).isFalse();
    }

    /** Returns a scheduler that does something before the real one runs. */
    private LocalSimulator tool(String first) throws IOException, InterruptedException {
        Path real = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin")).stream()
                .filter(p -> Files.isExecutable(p.resolve("crm_simulate")))
                .findFirst()
                .orElseThrow();
        for (String name : List.of("crm_simulate", "cibadmin")) {
            Path tool = folder.resolve(name);
            Files.writeString(
                    tool,
                    "#!/bin/bash\n" + (name.equals("cibadmin") ? "" : first) + "\nexec " + real.resolve(name)
                            + " \"$@\"\n");
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return LocalSimulator.at(folder.resolve("crm_simulate"));
    }

    private static void fails(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
