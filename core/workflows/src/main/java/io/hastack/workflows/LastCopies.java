package io.hastack.workflows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what Pacemaker will do the resources of which nothing would be left. */
final class LastCopies {
    private static final Pattern STOP = Pattern.compile("(?:Stop|Demote) (\\S+?)(?::\\d+)? \\(.*\\b(\\S+) \\).*");
    private static final Pattern BEGIN = Pattern.compile("(?:Start|Promote|Move|Recover|Restart) (\\S+?)(?::\\d+)? .*");

    private LastCopies() {}

    /**
     * Returns them by id.
     *
     * @param preview lines such as {@code Stop keystone:0 ( ctl2 ) due to node availability}
     */
    static Set<String> of(Standing standing, String node, List<String> preview) {
        Set<String> begun = new TreeSet<>();
        for (String line : preview) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                begun.add(begin.group(1));
            }
        }
        Set<String> last = new TreeSet<>();
        for (String line : preview) {
            Matcher stop = STOP.matcher(line);
            if (stop.matches()
                    && stop.group(2).equals(node)
                    && !begun.contains(stop.group(1))
                    && !standing.elsewhere(stop.group(1), node)) {
                last.add(stop.group(1));
            }
        }
        return last;
    }
}
