package io.hastack.prover.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * CIBs without what says how often and when something was done before: times are all the same one, the calls of a
 * resource on a node are counted from 1 in their order, and actions have no number within a graph that is gone. The scheduler
 * asks for none of it but that order, so states that were reached in different ways are one text, and one question. Belongs
 * to one thread.
 */
final class Canonical {
    private static final String OPEN = "<lrm_resource ";
    private static final String CLOSE = "</lrm_resource>";
    private static final String CALL = " call-id=\"";

    private final long epoch;
    /** Of a history, its form: from one CIB of a proof to the next hardly any of them changes. */
    private final Map<String, String> histories = new HashMap<>();

    /** {@code epoch}: the latest time that may be told, in seconds. */
    Canonical(long epoch) {
        this.epoch = epoch;
    }

    String of(String cib) {
        StringBuilder text = new StringBuilder(cib.length());
        int at = 0;
        for (int from = cib.indexOf(OPEN); from >= 0; from = cib.indexOf(OPEN, at)) {
            int to = cib.indexOf(CLOSE, from);
            if (to < 0) {
                break;
            }
            text.append(cib, at, from).append(histories.computeIfAbsent(cib.substring(from, to), this::history));
            at = to;
        }
        text.append(cib, at, cib.length());
        String failures = values(text.toString(), " name=\"last-failure-", v -> {
            int value = v.lastIndexOf('"') + 1;
            return v.substring(0, value) + time(v.substring(value));
        });
        return values(failures, " num_updates=\"", v -> "0");
    }

    private String history(String resource) {
        List<Long> calls = new ArrayList<>();
        values(resource, CALL, c -> {
            if (number(c) > 0) {
                calls.add(number(c));
            }
            return c;
        });
        List<Long> order = new ArrayList<>(new TreeSet<>(calls));
        // below 1 it says that nothing was called, which counts
        String ranked = values(resource, CALL, c -> number(c) < 1 ? c : Integer.toString(order.indexOf(number(c)) + 1));
        String timeless = values(ranked, " last-rc-change=\"", this::time);
        String keys = values(timeless, " transition-key=\"", Canonical::unnumbered);
        return values(keys, " transition-magic=\"", m -> {
            int key = m.indexOf(';') + 1;
            return m.substring(0, key) + unnumbered(m.substring(key));
        });
    }

    private String time(String seconds) {
        return seconds.matches("\\d{1,18}") ? Long.toString(Math.min(epoch, Long.parseLong(seconds))) : seconds;
    }

    private static long number(String call) {
        return call.matches("-?\\d{1,18}") ? Long.parseLong(call) : 0;
    }

    /** An action is named by its number, the graph's, what was expected of it, and the controller. */
    private static String unnumbered(String key) {
        int rest = key.indexOf(':');
        return rest < 0 ? key : "1" + key.substring(rest);
    }

    /**
     * Changes the values that stand behind {@code begin}. Behind the name of a pair that is the name's rest, what stands
     * between, and the value.
     */
    private static String values(String text, String begin, UnaryOperator<String> change) {
        int from = text.indexOf(begin);
        if (from < 0) {
            return text;
        }
        boolean pair = begin.startsWith(" name=");
        StringBuilder changed = new StringBuilder(text.length());
        int at = 0;
        for (; from >= 0; from = text.indexOf(begin, at)) {
            int value = from + begin.length();
            int to = text.indexOf('"', value);
            if (pair && to >= 0) {
                int second = text.indexOf(" value=\"", to);
                to = second == to + 1 ? text.indexOf('"', second + 8) : to;
            }
            if (to < 0) {
                break;
            }
            changed.append(text, at, value).append(change.apply(text.substring(value, to)));
            at = to;
        }
        return changed.append(text, at, text.length()).toString();
    }
}
