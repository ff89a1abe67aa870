package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An item's fields, with what all items have in common. */
record ItemFields(Fields fields, Declared declared) {
    /** Returns where and when the item is carried out. */
    Placement placement(Scope scope) {
        Text at = fields.text("at", "");
        List<String> needs = new ArrayList<>();
        fields.texts("needs").forEach(need -> declared.condition(fields, need).ifPresent(needs::add));
        Placement placement = new Placement(scope, Optional.empty(), needs);
        if (at.isEmpty() || !fields.match(at, Forms.COMPONENT, "a component id in lower case, such as galera")) {
            return placement;
        }
        return placement.at(at.value());
    }

    /** Returns a text that must be there and may hold references. */
    Text text(String key) {
        return checked(fields.text(key));
    }

    Text text(String key, String otherwise) {
        return checked(fields.text(key, otherwise));
    }

    Text text(String key, Pattern pattern, String expected) {
        return checked(fields.text(key, pattern, expected));
    }

    /** Returns a plain word that must look like something. */
    String word(String key, Pattern pattern, String expected) {
        return fields.text(key, pattern, expected).value();
    }

    String word(String key, Pattern pattern, String expected, String otherwise) {
        Text text = fields.text(key, otherwise);
        fields.match(text, pattern, expected);
        return text.value();
    }

    String secret() {
        return declared.secret(fields, "secret");
    }

    List<Text> texts(String key) {
        List<Text> texts = fields.texts(key);
        texts.forEach(this::checked);
        return texts;
    }

    Map<String, Text> map(String key) {
        Map<String, Text> map = fields.map(key);
        map.values().forEach(this::checked);
        return map;
    }

    Duration duration(String key, String otherwise) {
        Text text = fields.text(key, otherwise);
        Optional<Duration> duration = Forms.duration(text.value());
        if (duration.isEmpty()) {
            fields.wrong(text.place(), "expected a duration such as 120s, 2m or 500ms, found '" + text.value() + "'");
        }
        return duration.orElse(Duration.ZERO);
    }

    Scope scope(Scope otherwise) {
        return fields.choice(
                        "scope", Map.of("once", Scope.ONCE, "every-node", Scope.EVERY_NODE), Optional.of(otherwise))
                .orElse(otherwise);
    }

    private Text checked(Text text) {
        declared.references(fields, text);
        return text;
    }
}
