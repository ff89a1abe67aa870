package io.hastack.secrets;

import io.hastack.spi.SecretKind;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Makes secrets from {@link SecureRandom}. Safe for use by many threads. */
public final class SecretGenerator {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 32;
    private static final int HEX_BYTES = 32;
    private static final int AUTHKEY_BYTES = 256;
    private static final int FERNET_BYTES = 32;

    private SecretGenerator() {}

    /**
     * Returns a new secret. Fernet keys are lines of index and key: 0 is staged, to become the next primary key, which is 1.
     *
     * @throws HaException INPUT_SECRET for a kind that only an operator can give
     */
    public static String generate(SecretKind kind) {
        return switch (kind) {
            case PASSWORD ->
                RANDOM.ints(PASSWORD_LENGTH, 0, LETTERS_AND_DIGITS.length())
                        .mapToObj(i -> LETTERS_AND_DIGITS.substring(i, i + 1))
                        .collect(Collectors.joining());
            case HEX -> HexFormat.of().formatHex(bytes(HEX_BYTES));
            case AUTHKEY -> Base64.getEncoder().encodeToString(bytes(AUTHKEY_BYTES));
            case FERNET_KEYS -> "0 " + fernetKey() + "\n1 " + fernetKey();
            case GIVEN ->
                throw new HaException(
                        ErrorCode.INPUT_SECRET,
                        "a secret that only you know cannot be generated. Store it with ha:secrets set.");
        };
    }

    private static String fernetKey() {
        return Base64.getUrlEncoder().encodeToString(bytes(FERNET_BYTES));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
