package io.hastack.prover.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CIB with a second clone like one that it has: the same constraints, another name. */
final class Twins {
    private Twins() {}

    static String of(String cib, String name, String twin) {
        Pattern clone = Pattern.compile("(?s)<clone id=\"" + name + "-clone\">.*?</clone>");
        Matcher found = clone.matcher(cib);
        if (!found.find()) {
            throw new AssertionError("the CIB has no clone of " + name);
        }
        Matcher constraint = Pattern.compile("<rsc_(?:order|colocation) [^>]*\"" + name + "-clone\"[^>]*/>")
                .matcher(cib);
        StringBuilder constraints = new StringBuilder();
        while (constraint.find()) {
            constraints.append(renamed(constraint.group(), name, twin));
        }
        return cib.replace("</resources>", renamed(found.group(), name, twin) + "</resources>")
                .replace("</constraints>", constraints + "</constraints>");
    }

    private static String renamed(String text, String name, String twin) {
        return text.replaceAll("(?<![a-z]-)\\b" + name, twin)
                .replaceAll("(id=\"order-[^\"]*-)" + name + "\"", "$1" + twin + "\"");
    }
}
