package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.session.ClientSession;

/** The session of one endpoint, opened when it is first needed. Safe for use by many threads. */
final class NodeSession implements AutoCloseable {
    /** sshd opens ten channels a session unless told otherwise (MaxSessions). */
    private static final int CHANNELS = 8;

    private final Login login;
    private final Endpoint endpoint;
    private final Semaphore channels = new Semaphore(CHANNELS, true);
    private ClientSession session;

    NodeSession(Login login, Endpoint endpoint) {
        this.login = login;
        this.endpoint = endpoint;
    }

    CommandResult run(String script, Duration timeout) {
        long begin = System.nanoTime();
        try {
            if (!channels.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HaException(
                        ErrorCode.NODE_LOST,
                        "%s: %d scripts run there, and none ended within %d s."
                                .formatted(endpoint.label(), CHANNELS, timeout.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HaException(
                    ErrorCode.NODE_LOST, endpoint.label() + ": interrupted before the script was sent.", e);
        }
        try {
            Duration left = timeout.minusNanos(System.nanoTime() - begin);
            return open(left).run(script, begin, left);
        } finally {
            channels.release();
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close(true);
            session = null;
        }
    }

    private ScriptChannel open(Duration timeout) {
        ClientSession first = connected();
        try {
            return new ScriptChannel(endpoint, first, timeout);
        } catch (IOException dead) {
            drop(first);
        }
        ClientSession second = connected();
        try {
            return new ScriptChannel(endpoint, second, timeout);
        } catch (IOException e) {
            drop(second);
            throw new HaException(
                    ErrorCode.NODE_LOST,
                    endpoint.label() + ": the login works, but no shell opens: " + e.getMessage()
                            + ". See the node's log of ssh.",
                    e);
        }
    }

    private synchronized ClientSession connected() {
        if (session == null || !session.isOpen()) {
            session = login.open(endpoint);
        }
        return session;
    }

    private synchronized void drop(ClientSession dead) {
        dead.close(true);
        if (session == dead) {
            session = null;
        }
    }
}
