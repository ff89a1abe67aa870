package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import java.util.Arrays;
import java.util.Optional;

/** Whether a scheduler can read a CIB. An older one does not refuse in words, it aborts. */
public final class Readable {
    private Readable() {}

    /**
     * Returns why not, or nothing.
     *
     * @param empty what {@code cibadmin --empty} of the scheduler's Pacemaker prints: the latest it knows
     * @param cib the CIB in question
     */
    public static Optional<String> refusal(String empty, String cib) {
        Element own = Xml.parse(empty, "what cibadmin --empty prints");
        Element asked = Xml.parse(cib, "the CIB");
        for (String attribute : new String[] {"crm_feature_set", "validate-with"}) {
            if (later(asked.get(attribute), own.get(attribute))) {
                return Optional.of("it is of " + attribute + " " + asked.get(attribute) + ", and this Pacemaker knows "
                        + own.get(attribute) + " at most");
            }
        }
        return Optional.empty();
    }

    private static boolean later(String a, String b) {
        int[] left = numbers(a);
        int[] right = numbers(b);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int l = i < left.length ? left[i] : 0;
            int r = i < right.length ? right[i] : 0;
            if (l != r) {
                return l > r;
            }
        }
        return false;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[^0-9]+"))
                .filter(p -> !p.isEmpty() && p.length() < 9)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
