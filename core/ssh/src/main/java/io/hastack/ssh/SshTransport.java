package io.hastack.ssh;

import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * One session a node, one channel a script. A session that was found dead before a script was sent is opened anew, once;
 * a script that was sent is never sent again.
 */
@Component(service = Transport.class)
public final class SshTransport implements Transport, AutoCloseable {
    private static final int SSH_PORT = 22;

    private final Login login;
    private final Map<Endpoint, NodeSession> sessions = new ConcurrentHashMap<>();

    @Activate
    public SshTransport() {
        this(SSH_PORT);
    }

    /** Reaches all nodes on another port than 22. */
    public SshTransport(int port) {
        login = new Login(port);
    }

    @Override
    public CommandResult run(Access access, Node node, String script, Duration timeout) {
        Endpoint endpoint = Endpoint.of(access, node);
        return sessions.computeIfAbsent(endpoint, e -> new NodeSession(login, e))
                .run(script, timeout);
    }

    @Override
    public void forget(Node node) {
        close(endpoint -> endpoint.address().equals(node.address()));
    }

    @Override
    @Deactivate
    public void close() {
        close(endpoint -> true);
        login.close();
    }

    private void close(Predicate<Endpoint> which) {
        sessions.forEach((endpoint, session) -> {
            if (which.test(endpoint) && sessions.remove(endpoint, session)) {
                session.close();
            }
        });
    }
}
