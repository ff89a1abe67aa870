package io.hastack.secrets;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keystore as it was at one moment.
 *
 * @param stamp tells whether the keystore or its passphrase is another one now; empty if there was none
 */
record KeystoreFile(String stamp, KeyStore entries, Map<String, String> values) {
    static final KeystoreFile NONE = new KeystoreFile("", empty(), Map.of());

    @Override
    public String toString() {
        return "KeystoreFile[" + values.size() + " secrets]";
    }

    boolean isStill(Path file, Passphrase passphrase) {
        return !stamp.isEmpty() && stamp.equals(stamp(file, passphrase));
    }

    static KeystoreFile read(Path file, Passphrase passphrase) {
        String stamp = stamp(file, passphrase);
        boolean missing = Files.notExists(file);
        if (missing && !passphrase.exists()) {
            return NONE;
        }
        if (missing) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "%s is missing, and its passphrase %s is there. Restore it from a backup; only if nothing was deployed yet, delete the passphrase."
                            .formatted(file, passphrase.file()));
        }
        char[] secret = passphrase.read();
        try {
            KeyStore entries = KeyStore.getInstance("PKCS12");
            entries.load(new ByteArrayInputStream(PrivateFile.read(file)), secret);
            Map<String, String> values = new TreeMap<>();
            for (String name : Collections.list(entries.aliases())) {
                Key key = entries.getKey(name, secret);
                values.put(name, new String(key.getEncoded(), StandardCharsets.UTF_8));
            }
            return new KeystoreFile(stamp, entries, values);
        } catch (IOException | GeneralSecurityException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "%s cannot be read with the passphrase in %s: %s. Restore both from a backup of the same time; nothing was changed."
                            .formatted(file, passphrase.file(), e.getMessage()),
                    e);
        }
    }

    /** Writes what differs from the file as it was; costly entries that stay the same are not encrypted anew. */
    static KeystoreFile write(Path file, Passphrase passphrase, KeystoreFile before, Map<String, String> values) {
        char[] secret = before == NONE ? passphrase.create() : passphrase.read();
        try {
            KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(secret);
            KeyStore entries = before == NONE ? empty() : before.entries();
            for (Map.Entry<String, String> value : values.entrySet()) {
                if (!value.getValue().equals(before.values().get(value.getKey()))) {
                    byte[] bytes = value.getValue().getBytes(StandardCharsets.UTF_8);
                    KeyStore.SecretKeyEntry entry = new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, "AES"));
                    entries.setEntry(value.getKey(), entry, protection);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entries.store(bytes, secret);
            PrivateFile.replace(file, bytes.toByteArray());
            return new KeystoreFile(stamp(file, passphrase), entries, Map.copyOf(values));
        } catch (IOException | GeneralSecurityException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, file + " cannot be written: " + e + ". The old one is still there.", e);
        }
    }

    private static String stamp(Path file, Passphrase passphrase) {
        return PrivateFile.stamp(file) + " / " + PrivateFile.stamp(passphrase.file());
    }

    private static KeyStore empty() {
        try {
            KeyStore entries = KeyStore.getInstance("PKCS12");
            entries.load(null, null);
            return entries;
        } catch (IOException | GeneralSecurityException e) {
            throw new HaException(ErrorCode.INTERNAL, "this Java has no PKCS#12 keystore", e);
        }
    }
}
