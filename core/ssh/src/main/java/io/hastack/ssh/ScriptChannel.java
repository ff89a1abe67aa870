package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/**
 * A shell on a node that waits for its script. The node itself ends the script at the deadline, with exit code 124, so
 * that nothing is left running there when the connection is lost; the console waits a little longer for that answer.
 */
final class ScriptChannel {
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final int KILL_AFTER_SECONDS = 5;
    private static final Duration GRACE = Duration.ofSeconds(KILL_AFTER_SECONDS + 3);

    private final Endpoint endpoint;
    private final ChannelExec channel;
    private final BoundedOutput output = new BoundedOutput();
    private final BoundedOutput error = new BoundedOutput();

    /** @throws IOException if the session turns out to be dead */
    ScriptChannel(Endpoint endpoint, ClientSession session, Duration timeout) throws IOException {
        this.endpoint = endpoint;
        channel = session.createExecChannel(command(endpoint.access().user(), timeout));
        channel.setOut(output);
        channel.setErr(error);
        channel.open().verify(OPEN);
    }

    CommandResult run(String script, long begin, Duration timeout) {
        try {
            send(script);
            Set<ClientChannelEvent> events =
                    channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout.plus(GRACE));
            if (channel.getExitStatus() == null && channel.getExitSignal() == null) {
                throw lost(events.contains(ClientChannelEvent.TIMEOUT), timeout);
            }
        } finally {
            channel.close(true);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new CommandResult(exitCode(), output.text(), error.text(), took);
    }

    static String command(String user, Duration timeout) {
        double seconds = Math.max(1, timeout.toMillis() / 1000.0);
        String shell = String.format(Locale.ROOT, "timeout -k %d %.1f bash -s", KILL_AFTER_SECONDS, seconds);
        return user.equals("root") ? "exec " + shell : "exec sudo -n -- " + shell;
    }

    private void send(String script) {
        try (OutputStream in = channel.getInvertedIn()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // a script may end before it is read to its end; whether it did, its exit status tells
        }
    }

    private int exitCode() {
        Integer status = channel.getExitStatus();
        // a shell gives 128 and the signal's number; sshd tells its name only
        return status == null ? 255 : status;
    }

    private HaException lost(boolean late, Duration timeout) {
        String what =
                late ? "no answer within " + timeout.toSeconds() + " s" : "the connection ended before the script did";
        return new HaException(
                ErrorCode.NODE_LOST,
                endpoint.label() + ": " + what + ". It may have done part of its work: see whether the node is up,"
                        + " then go on with ha:resume.");
    }
}
