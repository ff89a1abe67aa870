package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the scheduler of this machine is run. */
@Timeout(120)
class LocalSimulatorTest {
    @TempDir
    private Path folder;

    @Test
    void nothingLeadsItToACluster() throws IOException, InterruptedException {
        LocalSimulator simulator = tool("env >" + folder.resolve("env") + "; echo \"$@\" >" + folder.resolve("args"));
        List<Outcome> outcomes = simulator.run(List.of(new Simulation("<cib/>", List.of("--op-fail=a_start_0@n=1"))));
        assertThat(outcomes).singleElement().matches(o -> !o.answered());
        assertThat(Files.readAllLines(folder.resolve("env")))
                .anyMatch(l -> l.startsWith("CIB_shadow_dir=" + System.getProperty("java.io.tmpdir")))
                .noneMatch(l -> l.startsWith("CIB_") && !l.startsWith("CIB_shadow_dir=")
                        || l.startsWith("PCMK_")
                        || l.startsWith("HOME="));
        assertThat(folder.resolve("args"))
                .content()
                .contains("--xml-file=in.xml")
                .doesNotContain("--live-check")
                .contains("--op-fail=a_start_0@n=1");
    }

    @Test
    void anInterruptEndsWhatRuns() throws Exception {
        Path started = folder.resolve("started");
        Path never = folder.resolve("never");
        assertThat(new ProcessBuilder("mkfifo", started.toString(), never.toString())
                        .start()
                        .waitFor())
                .isZero();
        LocalSimulator simulator = tool("echo $$ >" + started + "; read -r _ <" + never);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                simulator.run(List.of(new Simulation("<cib/>", List.of())));
                ended.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                ended.complete(e);
            }
        });
        thread.start();
        long pid = Long.parseLong(Files.readString(started).strip());
        thread.interrupt();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private LocalSimulator tool(String script) throws IOException, InterruptedException {
        Path tool = folder.resolve("crm_simulate");
        Files.writeString(
                tool, "#!/bin/bash\n[ \"$1\" != --version ] || { echo Pacemaker 2.1.5; exit 0; }\n" + script + "\n");
        Files.writeString(folder.resolve("cibadmin"), "#!/bin/bash\n", StandardOpenOption.CREATE);
        for (String name : List.of("crm_simulate", "cibadmin")) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return LocalSimulator.at(tool);
    }
}
