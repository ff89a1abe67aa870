package io.hastack.galera.recovery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Members in a line: {@code ctl1: uuid=A seqno=-1 recovered=A:1204 | ctl2: reachable=false}. A letter stands for a UUID made of it,
 * 0 for the one of zeros. A member is reachable and down where nothing else is said.
 */
final class Given {
    private Given() {}

    static List<Member> members(String line) {
        return FactsFile.parse("given", document(line));
    }

    static String document(String line) {
        return Arrays.stream(line.split("\\|"))
                .map(String::strip)
                .map(Given::node)
                .collect(Collectors.joining(",\n  ", "{\"nodes\": [\n  ", "\n]}"));
    }

    static String uuid(String letter) {
        return "8-4-4-4-12"
                .replace("8", letter.repeat(8))
                .replace("12", letter.repeat(12))
                .replace("4", letter.repeat(4))
                .toLowerCase(Locale.ROOT);
    }

    private static String node(String text) {
        String[] words = text.split(":? +");
        String fields = Arrays.stream(words)
                .skip(1)
                .map(w -> w.split("=", 2))
                .map(w -> ", \"" + w[0] + "\": \"" + value(w[0], w[1]) + "\"")
                .collect(Collectors.joining());
        return "{\"node\": \"" + words[0] + "\""
                + (fields.contains("\"reachable\"") ? "" : ", \"reachable\": true")
                + (fields.contains("\"state\"") || fields.contains("\"false\"") ? "" : ", \"state\": \"down\"")
                + fields + "}";
    }

    private static String value(String key, String text) {
        if (key.equals("uuid")) {
            return uuid(text);
        }
        return key.equals("recovered") && text.contains(":") ? uuid(text.substring(0, 1)) + text.substring(1) : text;
    }
}
