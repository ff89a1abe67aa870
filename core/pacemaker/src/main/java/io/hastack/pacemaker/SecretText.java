package io.hastack.pacemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML text whose secrets are put in on the node. A secret may hold {@code &}, {@code <} or a quote; the text that is sent
 * therefore holds marks, and the node replaces each by the escaped value.
 */
record SecretText(String text, List<String> secrets) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(secret:[^}]*|node:[^}]*)?");

    SecretText {
        secrets = List.copyOf(secrets);
    }

    /** Takes secret references out; any other <code>${</code> is the cluster's own text and is kept from being resolved. */
    static SecretText of(String xml) {
        List<String> secrets = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(xml);
        while (matcher.find()) {
            String found = matcher.group(1);
            String instead;
            if (found == null) {
                instead = "$" + matcher.group();
            } else if (found.startsWith("node:")) {
                instead = matcher.group();
            } else {
                if (!secrets.contains(found)) {
                    secrets.add(found);
                }
                instead = "@hastack-" + secrets.indexOf(found);
                // the closing brace is left in place of the mark's end
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(instead));
        }
        matcher.appendTail(text);
        return new SecretText(text.toString(), secrets);
    }

    /** Returns Bash that writes a sed script with one replacement a secret; values never become arguments. */
    String replacements(String file) {
        StringBuilder bash = new StringBuilder(": >" + file + "\n");
        for (int i = 0; i < secrets.size(); i++) {
            bash.append("{ printf 's|@hastack-").append(i).append("}|'; ");
            bash.append("sed -e 's/&/\\&amp;/g' -e 's/</\\&lt;/g' -e 's/>/\\&gt;/g' -e 's/\"/\\&quot;/g'");
            bash.append(" -e 's/[\\\\&|]/\\\\&/g' | tr -d '\\n'; printf '|g\\n'; } >>")
                    .append(file);
            bash.append(" <<'HASTACK_SECRET'\n${").append(secrets.get(i)).append("}\nHASTACK_SECRET\n");
        }
        return bash.toString();
    }
}
