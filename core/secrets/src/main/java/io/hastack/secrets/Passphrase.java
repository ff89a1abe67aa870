package io.hastack.secrets;

import io.hastack.spi.SecretKind;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The passphrase of the keystore, made once. */
record Passphrase(Path file) {
    boolean exists() {
        return Files.exists(file);
    }

    char[] read() {
        try {
            String text = new String(PrivateFile.read(file), StandardCharsets.US_ASCII).strip();
            if (text.isEmpty()) {
                throw new IOException("it is empty");
            }
            return text.toCharArray();
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "the passphrase of the secrets, " + file + ", cannot be read: " + e.getMessage()
                            + ". Restore it from a backup; without it the secrets are lost.",
                    e);
        }
    }

    char[] create() {
        try {
            String text = SecretGenerator.generate(SecretKind.HEX) + "\n";
            PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
            return read();
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, file + " cannot be written: " + e, e);
        }
    }
}
