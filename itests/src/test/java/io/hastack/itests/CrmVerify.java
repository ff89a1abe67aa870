package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Pacemaker's own check of a CIB, on this machine. */
final class CrmVerify {
    /** What {@link #of} returns for a CIB without a fault or a warning. */
    static final String VALID = "exit code 0";

    private CrmVerify() {}

    /** Returns what crm_verify prints, warnings too, and its exit code. */
    static String of(String cib, Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cib.xml"), cib);
        Path messages = folder.resolve("messages");
        Process process = new ProcessBuilder("crm_verify", "-V", "--xml-file", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("crm_verify ends").isTrue();
        return Files.readString(messages) + "exit code " + process.exitValue();
    }
}
