package io.hastack.secrets;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Secrets of kind {@code FERNET_KEYS}: lines of index and key, by index, without a newline at the end. The highest index
 * is the primary key, which encrypts; 0 is staged, to become the next primary; those between still decrypt.
 */
public final class FernetKeys {
    private static final int KEY_BYTES = 32;

    private FernetKeys() {}

    /**
     * Rotates as {@code keystone-manage fernet_rotate} does: the staged key becomes the primary one, a new one is staged,
     * the oldest beyond the limit go. A token outlives {@code maxActive - 2} rotations.
     *
     * @param value keys as they are
     * @param maxActive how many there may be, the staged one included; at least 3, so that tokens survive a rotation
     * @throws HaException if the value is no key repository or the limit too low
     */
    public static String rotate(String value, int maxActive) {
        if (maxActive < 3) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected at least 3 active keys, found " + maxActive
                            + ": with fewer, a rotation ends valid tokens.");
        }
        NavigableMap<Integer, String> keys = parse(value);
        keys.put(keys.lastKey() + 1, keys.remove(0));
        while (keys.size() > maxActive - 1) {
            keys.pollFirstEntry();
        }
        keys.put(0, key());
        return text(keys);
    }

    static String initial() {
        return text(new TreeMap<>(Map.of(0, key(), 1, key())));
    }

    private static NavigableMap<Integer, String> parse(String value) {
        NavigableMap<Integer, String> keys = new TreeMap<>();
        for (String line : value.lines().filter(l -> !l.isBlank()).toList()) {
            String[] words = line.strip().split(" ");
            if (words.length != 2 || !words[0].matches("[0-9]{1,9}")) {
                throw malformed();
            }
            keys.put(Integer.valueOf(words[0]), words[1]);
        }
        if (keys.size() < 2 || !keys.containsKey(0)) {
            throw malformed();
        }
        return keys;
    }

    private static HaException malformed() {
        return new HaException(
                ErrorCode.INPUT_SECRET,
                "expected lines of index and key, with a staged key 0 and a primary key; found something else.");
    }

    private static String text(NavigableMap<Integer, String> keys) {
        return keys.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String key() {
        return Base64.getUrlEncoder().encodeToString(SecretGenerator.bytes(KEY_BYTES));
    }
}
