package io.hastack.descriptor.component;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;

/** <code>${…}</code> in text, nested ones inside out, with no look-up but the ones given; values are not looked into. */
public final class Substitution {
    private static final Pattern ESCAPE = Pattern.compile("\\$(?=\\$\\{)");

    /** What is protected here would be resolved where the text is sent. */
    private static final Pattern LATE = Pattern.compile("\\$\\$\\{(?:node|secret):");

    private static final Pattern OPEN = Pattern.compile("(?<!\\$)\\$\\{");

    private Substitution() {}

    /** Returns a text with each reference answered and <code>$${…}</code> become <code>${…}</code>. */
    public static String replace(String text, UnaryOperator<String> answers) {
        return ESCAPE.matcher(answered(text, answers)).replaceAll("");
    }

    /** Returns the offset of a <code>${</code> that no brace closes, or -1. */
    static int unclosed(String text) {
        Matcher rest = OPEN.matcher(answered(text, reference -> ""));
        return rest.find() ? text.lastIndexOf("${") : -1;
    }

    /** Returns the offset of an escape that cannot be kept, or -1. */
    static int lateEscape(String text) {
        Matcher matcher = LATE.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String answered(String text, UnaryOperator<String> answers) {
        StringSubstitutor substitutor = new StringSubstitutor(answers::apply);
        substitutor.setEnableSubstitutionInVariables(true);
        substitutor.setDisableSubstitutionInValues(true);
        substitutor.setPreserveEscapes(true);
        substitutor.setValueDelimiter("");
        return substitutor.replace(text);
    }
}
