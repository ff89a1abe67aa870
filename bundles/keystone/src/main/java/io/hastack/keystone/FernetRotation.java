package io.hastack.keystone;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rotates a key repository as {@code keystone-manage fernet_rotate} does: the staged key 0, which every node holds already,
 * becomes the primary one; a new one is staged; the oldest go. So nodes need not change at the same moment.
 */
final class FernetRotation {
    private static final int KEY_BYTES = 32;

    private FernetRotation() {}

    /** Returns the keys after a rotation; at most {@code limit} of them, the staged one included. */
    static String rotate(String keys, int limit, SecureRandom random) {
        NavigableMap<Integer, String> byIndex = new TreeMap<>();
        try {
            keys.lines()
                    .filter(l -> !l.isBlank())
                    .map(l -> l.strip().split(" "))
                    .forEach(w -> byIndex.put(Integer.valueOf(w[0]), w[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw malformed();
        }
        if (byIndex.size() < 2 || !byIndex.containsKey(0)) {
            throw malformed();
        }
        byIndex.put(byIndex.lastKey() + 1, byIndex.remove(0));
        while (byIndex.size() >= limit) {
            byIndex.pollFirstEntry();
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        byIndex.put(0, Base64.getUrlEncoder().encodeToString(fresh));
        return byIndex.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static HaException malformed() {
        return new HaException(
                ErrorCode.INPUT_SECRET,
                "keystone.fernet: expected lines of index and key with a staged key 0 and a primary one, found something else");
    }
}
