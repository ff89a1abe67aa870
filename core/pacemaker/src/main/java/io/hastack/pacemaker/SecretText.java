package io.hastack.pacemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * XML text whose secrets are put in on the node. A secret may hold {@code &}, {@code <} or a quote; the text that is sent
 * therefore holds marks, and the node replaces each by the escaped value.
 */
record SecretText(String text, List<String> secrets) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(secret:[^}]+)}");

    SecretText {
        secrets = List.copyOf(secrets);
    }

    static SecretText of(String xml) {
        List<String> secrets = new ArrayList<>();
        String text = REFERENCE.matcher(xml).replaceAll(found -> {
            if (!secrets.contains(found.group(1))) {
                secrets.add(found.group(1));
            }
            return "@hastack-" + secrets.indexOf(found.group(1)) + "@";
        });
        return new SecretText(text, secrets);
    }

    /** Returns Bash that writes a sed script with one replacement a secret; values never become arguments. */
    String replacements(String file) {
        StringBuilder bash = new StringBuilder(": >" + file + "\n");
        for (int i = 0; i < secrets.size(); i++) {
            bash.append("{ printf 's|@hastack-").append(i).append("@|'; ");
            bash.append("sed -e 's/&/\\&amp;/g' -e 's/</\\&lt;/g' -e 's/>/\\&gt;/g' -e 's/\"/\\&quot;/g'");
            bash.append(" -e 's/[\\\\&|]/\\\\&/g' | tr -d '\\n'; printf '|g\\n'; } >>")
                    .append(file);
            bash.append(" <<'HASTACK_SECRET'\n${").append(secrets.get(i)).append("}\nHASTACK_SECRET\n");
        }
        return bash.toString();
    }
}
