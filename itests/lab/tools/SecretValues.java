import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * Prints what to look for, a line each: the name of a secret, a tab, a value. Secrets of several lines (key repositories) give
 * one value a line. The caller pipes this on; it is never shown.
 */
final class SecretValues {
    private SecretValues() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path etc = Path.of(arguments[0]);
        String passphrase = Files.readString(etc.resolve("secrets.key")).strip();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(etc.resolve("secrets.p12"))) {
            store.load(in, passphrase.toCharArray());
        }
        System.out.println("(passphrase)\t" + passphrase);
        for (String name : Collections.list(store.aliases())) {
            byte[] value = store.getKey(name, passphrase.toCharArray()).getEncoded();
            for (String line : new String(value, StandardCharsets.UTF_8).strip().split("\n")) {
                System.out.println(name + "\t" + line.substring(line.lastIndexOf(' ') + 1));
            }
        }
    }
}
