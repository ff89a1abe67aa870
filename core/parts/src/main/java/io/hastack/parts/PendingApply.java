package io.hastack.parts;

import io.hastack.spi.part.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Notes on the node of commands that are due because a file changed. They outlive a reboot and the console. */
final class PendingApply {
    private static final String FOLDER = "/var/lib/hastack/due";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private PendingApply() {}

    static String note(String command) {
        return FOLDER + "/" + UUID.nameUUIDFromBytes(command.getBytes(StandardCharsets.UTF_8));
    }

    static Change noteDown(Set<String> commands) {
        StringBuilder script = new StringBuilder("umask 077\nmkdir -p " + FOLDER + "\n");
        commands.forEach(c -> script.append("cat >").append(note(c)).append(' ').append(Bash.document(c)));
        return new Change.Script(
                "note that after the change is due: " + String.join("; ", commands),
                script.toString(),
                Duration.ofSeconds(30));
    }

    static Change run(String command) {
        String script = "(\nset -e\n" + command + "\n) </dev/null\nrm -f " + note(command) + "\n";
        return new Change.Script(command, script, TIMEOUT);
    }
}
