package io.hastack.mongodb;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Facts in few letters, as the program reads them. A word a member:
 *
 * <pre>
 * a=down             it does not answer
 * a=new a=new:3      it is in no set, and holds no or three collections; with ? it does not tell
 * a=P:a,b,c          it is primary of a set of these; S secondary, R neither of the two; c0 has no vote
 * a=S:a,b,c@other#2  the set is called so, and is another one than #1
 * </pre>
 */
final class Said {
    private static final Pattern MEMBER = Pattern.compile("(\\w+)=([PSR]):([\\w,]+)(?:@(\\w+))?(?:#(\\d))?");

    private Said() {}

    static String facts(String wanted, String members) {
        return "{\"set\": \"hastack\", \"wanted\": [" + quoted(wanted.split(",")) + "], \"members\": {"
                + Arrays.stream(members.split(" "))
                        .map(word -> member(word, members))
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    private static String member(String word, String all) {
        String host = word.substring(0, word.indexOf('='));
        Matcher set = MEMBER.matcher(word);
        if (set.matches()) {
            String state =
                    switch (set.group(2)) {
                        case "P" -> "PRIMARY";
                        case "S" -> "SECONDARY";
                        default -> "";
                    };
            return fact(host, "", config(set), state, primary(all), "null");
        }
        String rest = word.substring(host.length() + 1);
        String collections = rest.equals("new") ? "0" : rest.replace("new:", "").replace("?", "null");
        return rest.equals("down")
                ? fact(host, "does not answer", "null", "", "", "null")
                : fact(host, "", "null", "", "", collections);
    }

    private static String fact(
            String host, String problem, String config, String state, String primary, String collections) {
        return "\"%s\": {\"problem\": \"%s\", \"config\": %s, \"state\": \"%s\", \"primary\": \"%s\", \"collections\": %s}"
                .formatted(host, problem, config, state, primary, collections);
    }

    /** Members that are in a set know its primary. */
    private static String primary(String all) {
        Matcher primary = Pattern.compile("(\\w+)=P:").matcher(all);
        return primary.find() ? primary.group(1) : "";
    }

    private static String config(Matcher set) {
        List<String> hosts = List.of(set.group(3).split(","));
        return "{\"_id\": \"%s\", \"version\": 1, \"settings\": {\"replicaSetId\": \"%s\"}, \"members\": [%s]}"
                .formatted(
                        set.group(4) == null ? "hastack" : set.group(4),
                        set.group(5) == null ? "1" : set.group(5),
                        IntStream.range(0, hosts.size())
                                .mapToObj(i -> "{\"_id\": %d, \"host\": \"%s\", \"votes\": %d}"
                                        .formatted(
                                                i,
                                                hosts.get(i).replace("0", ""),
                                                hosts.get(i).endsWith("0") ? 0 : 1))
                                .collect(Collectors.joining(", ")));
    }

    private static String quoted(String... words) {
        return "\"" + String.join("\", \"", words) + "\"";
    }
}
