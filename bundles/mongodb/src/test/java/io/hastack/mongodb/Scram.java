package io.hastack.mongodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of one login with SCRAM-SHA-256 (RFC 7677), as mongod has it. */
final class Scram {
    private static final byte[] SALT = "a salt of the test".getBytes(StandardCharsets.UTF_8);
    private static final int ITERATIONS = 4096;

    private final String password;
    private final String clientFirst;
    private final String serverFirst;

    /** Begins with the client's first message, {@code n,,n=USER,r=NONCE}. */
    Scram(String password, String message) {
        this.password = password;
        this.clientFirst = message.substring(3);
        this.serverFirst =
                "r=" + nonce(message) + "server,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
    }

    static String user(String message) {
        return message.substring(5, message.indexOf(",r="));
    }

    String first() {
        return serverFirst;
    }

    /** Returns the last message, or an empty one if the client does not know the password. */
    String last(String message) throws GeneralSecurityException {
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256))
                .getEncoded();
        int proof = message.indexOf(",p=");
        String all = clientFirst + "," + serverFirst + "," + message.substring(0, proof);
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] expected = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), all);
        for (int i = 0; i < expected.length; i++) {
            expected[i] ^= clientKey[i];
        }
        if (!MessageDigest.isEqual(expected, Base64.getDecoder().decode(message.substring(proof + 3)))) {
            return "";
        }
        return "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), all));
    }

    private static String nonce(String message) {
        return message.substring(message.indexOf(",r=") + 3);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
