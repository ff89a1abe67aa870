package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.signature.Signature;

/**
 * The host keys that known_hosts holds for one node, by its address or its name; hashed entries and {@code [address]:port}
 * included. Nothing is ever added to the file.
 */
final class HostKeys {
    private final Endpoint endpoint;
    private final List<PublicKey> known = new ArrayList<>();
    private final List<PublicKey> revoked = new ArrayList<>();
    private volatile PublicKey refused;

    private HostKeys(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    static HostKeys of(Endpoint endpoint, int port) {
        HostKeys keys = new HostKeys(endpoint);
        try {
            for (KnownHostEntry entry :
                    KnownHostEntry.readKnownHostEntries(endpoint.access().knownHosts())) {
                if (entry.isHostMatch(endpoint.address(), port) || entry.isHostMatch(endpoint.name(), port)) {
                    keys.add(entry);
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new HaException(
                    ErrorCode.INPUT_KEY,
                    "access.knownHosts: cannot read " + endpoint.access().knownHosts() + ": " + e.getMessage()
                            + ". Expected is a known_hosts file of OpenSSH.",
                    e);
        }
    }

    /** Returns whether a host that shows this key is the node. */
    boolean accept(PublicKey shown) {
        boolean good = holds(known, shown) && !holds(revoked, shown);
        if (!good) {
            refused = shown;
        }
        return good;
    }

    /**
     * Returns the algorithms with those first by which the host can show a key that is known. The others stay: the user's
     * own key signs with one of them.
     */
    List<NamedFactory<Signature>> preferred(List<NamedFactory<Signature>> supported) {
        List<String> types = known.stream().map(KeyUtils::getKeyType).toList();
        List<NamedFactory<Signature>> ordered = new ArrayList<>(supported);
        ordered.sort(Comparator.comparing(f -> !types.contains(KeyUtils.getCanonicalKeyType(f.getName()))));
        return ordered;
    }

    /** Returns why the host's key was not accepted, if it was not. */
    Optional<String> refusal() {
        return Optional.ofNullable(refused)
                .map(key ->
                        ("%1$s: shows the host key %2$s, and %3$s holds %4$s for it. If the host was installed anew,"
                                        + " compare the key at its own console (ssh-keygen -lf /etc/ssh/ssh_host_ecdsa_key.pub), take"
                                        + " out the old line (ssh-keygen -f %3$s -R %5$s) and add the new one.")
                                .formatted(
                                        endpoint.label(),
                                        print(key),
                                        endpoint.access().knownHosts(),
                                        holds(revoked, key) ? "it as revoked" : held(),
                                        endpoint.address()));
    }

    private void add(KnownHostEntry entry) throws IOException, GeneralSecurityException {
        String marker = entry.getMarker() == null ? "" : entry.getMarker();
        PublicKey key = entry.getKeyEntry() == null
                ? null
                : entry.getKeyEntry().resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
        // null: a type of key that this Java cannot verify; the host has others
        if (key != null && marker.isEmpty()) {
            known.add(key);
        } else if (key != null && marker.equals("revoked")) {
            revoked.add(key);
        }
    }

    private String held() {
        return known.isEmpty() ? "none" : known.stream().map(HostKeys::print).collect(Collectors.joining(", "));
    }

    private static boolean holds(List<PublicKey> keys, PublicKey key) {
        return keys.stream().anyMatch(k -> KeyUtils.compareKeys(k, key));
    }

    private static String print(PublicKey key) {
        return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
    }
}
