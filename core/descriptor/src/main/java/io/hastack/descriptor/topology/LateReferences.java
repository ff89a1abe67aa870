package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Text;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References in an operator's values: only those that are resolved on sending can stand there. */
final class LateReferences {
    private static final Pattern OTHER = Pattern.compile("(?<!\\$)\\$\\{(?!(?:secret|node):[^}]+})[^}]*}?");

    private LateReferences() {}

    /** Notes a reference that nobody would resolve. */
    static void check(Text text, BiConsumer<Place, String> wrong) {
        Matcher matcher = OTHER.matcher(text.value());
        if (matcher.find()) {
            wrong.accept(
                    text.at(matcher.start()),
                    "expected '${secret:…}' or '${node:…}', found '" + matcher.group()
                            + "', which is resolved in component.yaml only; write the value itself");
        }
    }
}
