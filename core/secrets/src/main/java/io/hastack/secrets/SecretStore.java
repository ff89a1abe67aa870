package io.hastack.secrets;

import io.hastack.spi.Secrets;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Secrets in {@code secrets.p12}, a PKCS#12 keystore whose passphrase is in {@code secrets.key} beside it; both are
 * readable by their owner only. The keystore is replaced whole and durably; what another console wrote is seen at once.
 * Both files belong into a backup, in different places.
 */
@Component(service = Secrets.class)
public final class SecretStore implements Secrets {
    /** File locks are held by the whole virtual machine, so its threads need a lock of their own. */
    private static final Object MACHINE = new Object();

    private final Path keystore;
    private final Passphrase passphrase;
    private final FileLock lock;
    private KeystoreFile loaded = KeystoreFile.NONE;

    /** Keeps secrets in the folder that the system property {@code hastack.etc} names. */
    @Activate
    public SecretStore() {
        this(Path.of(System.getProperty("hastack.etc", System.getProperty("karaf.etc", "etc"))));
    }

    /** Keeps secrets in a folder; touches nothing before the first call. */
    public SecretStore(Path folder) {
        keystore = folder.resolve("secrets.p12");
        passphrase = new Passphrase(folder.resolve("secrets.key"));
        lock = new FileLock(folder.resolve("secrets.lock"));
    }

    @Override
    public Optional<String> find(String name) {
        synchronized (MACHINE) {
            return Optional.ofNullable(current().values().get(name));
        }
    }

    @Override
    public Set<String> names() {
        synchronized (MACHINE) {
            return new TreeSet<>(current().values().keySet());
        }
    }

    @Override
    public void put(String name, String value) {
        if (!name.matches("[a-z0-9][a-z0-9.-]*") || value.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "secret '" + name + "': expected a name of lower-case letters, digits, dots and dashes, and a value"
                            + " that is not empty.");
        }
        synchronized (MACHINE) {
            lock.hold(() -> {
                KeystoreFile before = current();
                Map<String, String> values = new TreeMap<>(before.values());
                values.put(name, value);
                // if writing fails, the file is read again rather than half a change kept in memory
                loaded = KeystoreFile.NONE;
                loaded = KeystoreFile.write(keystore, passphrase, before, values);
            });
        }
    }

    private KeystoreFile current() {
        if (!loaded.isStill(keystore, passphrase)) {
            loaded = KeystoreFile.read(keystore, passphrase);
        }
        return loaded;
    }
}
