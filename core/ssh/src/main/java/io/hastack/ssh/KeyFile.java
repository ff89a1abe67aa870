package io.hastack.ssh;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A private key file, OpenSSH or PEM, without a passphrase. */
final class KeyFile {
    private KeyFile() {}

    static KeyPair load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(file.toString()), in, FilePasswordProvider.EMPTY);
            Iterator<KeyPair> keys = pairs == null ? null : pairs.iterator();
            if (keys == null || !keys.hasNext()) {
                throw new HaException(ErrorCode.INPUT_KEY, message(file, "it holds no private key"));
            }
            return keys.next();
        } catch (IOException | GeneralSecurityException e) {
            throw new HaException(ErrorCode.INPUT_KEY, message(file, e.toString()), e);
        }
    }

    private static String message(Path file, String reason) {
        return "access.key: cannot use " + file + ": " + reason
                + ". Expected is a private key without a passphrase, such as `ssh-keygen -t ecdsa -N '' -f FILE` makes.";
    }
}
