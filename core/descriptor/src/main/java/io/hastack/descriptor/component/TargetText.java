package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.spi.Target;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Map;

/** Text from Java, with a target's answers in it. */
public final class TargetText {
    private TargetText() {}

    /** See {@link io.hastack.descriptor.References#resolve}. */
    public static String resolve(String text, Target target, Map<String, String> defaults) {
        LookUps lookUps = new LookUps("", target, defaults);
        return Substitution.replace(text, reference -> {
            String name = reference.replaceFirst("(?s):.*", "");
            if (!LookUps.NAMES.contains(name)) {
                throw new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        "unknown look-up '" + name + "' in '${" + reference + "}'"
                                + Suggestion.hintOrAll(name, LookUps.NAMES) + "; write '$${' for the text itself");
            }
            return lookUps.answer(reference);
        });
    }
}
