package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;

/** Opens sessions: the host's key as known_hosts has it, the user's key and no other way to log in. */
final class Login implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration AUTHENTICATE = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final AttributeKey<HostKeys> HOST_KEYS = new AttributeKey<>();

    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;

    Login(int port) {
        this.port = port;
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setServerKeyVerifier((session, address, key) -> hostKeys(session).accept(key));
        client.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                session.setSignatureFactories(hostKeys(session).preferred(client.getSignatureFactories()));
            }
        });
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 2);
        // a transaction of packages prints nothing for minutes; the heartbeat tells whether the node is there
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
        // a script's end must not wait for the acknowledgement of its beginning
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.start();
    }

    ClientSession open(Endpoint endpoint) {
        KeyPair key = KeyFile.load(endpoint.access().key());
        HostKeys hostKeys = HostKeys.of(endpoint, port);
        ClientSession session = connect(endpoint, hostKeys);
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(AUTHENTICATE);
            return session;
        } catch (IOException e) {
            session.close(true);
            throw refusal(endpoint, hostKeys, e);
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    private ClientSession connect(Endpoint endpoint, HostKeys hostKeys) {
        try {
            return client.connect(
                            endpoint.access().user(),
                            endpoint.address(),
                            port,
                            AttributeRepository.ofKeyValuePair(HOST_KEYS, hostKeys))
                    .verify(CONNECT)
                    .getSession();
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.NODE_UNREACHABLE,
                    "%s: no answer on port %d within %d s (%s). See whether the node is up, its 'address' right and sshd running."
                            .formatted(endpoint.label(), port, CONNECT.toSeconds(), reason(e)),
                    e);
        }
    }

    private HaException refusal(Endpoint endpoint, HostKeys hostKeys, IOException e) {
        if (hostKeys.refusal().isPresent()) {
            return new HaException(ErrorCode.NODE_HOST_KEY, hostKeys.refusal().get(), e);
        }
        if (Refusals.authentication(e)) {
            return new HaException(
                    ErrorCode.NODE_LOGIN,
                    "%s: refuses the login of %s with the key %s. Put the public key into that user's authorized_keys on the node."
                            .formatted(
                                    endpoint.label(),
                                    endpoint.access().user(),
                                    endpoint.access().key()),
                    e);
        }
        return new HaException(
                ErrorCode.NODE_UNREACHABLE,
                "%s: the connection ended during login (%s). See the node's log of ssh."
                        .formatted(endpoint.label(), reason(e)),
                e);
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static HostKeys hostKeys(Session session) {
        return ((ClientSession) session).getConnectionContext().getAttribute(HOST_KEYS);
    }
}
