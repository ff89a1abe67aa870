package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.constraint.Action;
import io.hastack.spi.constraint.Constraint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code constraints}: one line each, in Pacemaker's words. */
final class ConstraintReader {
    private static final String ID = "([A-Za-z_][A-Za-z0-9._-]*)";
    private static final String ACTION = "(?:(start|stop|promote|demote) +)?";
    private static final Pattern ORDER = Pattern.compile(ACTION + ID + " +then +" + ACTION + ID);
    private static final Pattern COLOCATION = Pattern.compile(ID + " +with +(promoted +)?" + ID);
    private static final Pattern LOCATION = Pattern.compile(ID + " +where +(\\S+) *= *(\\S+)");
    private static final Pattern SCORE = Pattern.compile("[+-]?(INFINITY|[0-9]{1,7})");

    private ConstraintReader() {}

    static Optional<Constraint> constraint(Element element) {
        return Items.kind(element, "constraint", List.copyOf(ComponentKeys.CONSTRAINTS.keySet()))
                .flatMap(kind -> {
                    Fields fields = element.fields(kind, ComponentKeys.CONSTRAINTS.get(kind));
                    return switch (kind) {
                        case "order" -> order(fields);
                        case "colocation" -> colocation(fields);
                        default -> location(fields);
                    };
                });
    }

    private static Optional<Constraint> order(Fields fields) {
        Map<String, Constraint.Kind> kinds = Map.of(
                "mandatory", Constraint.Kind.MANDATORY,
                "optional", Constraint.Kind.OPTIONAL,
                "serialize", Constraint.Kind.SERIALIZE);
        Optional<Constraint.Kind> kind = fields.choice("kind", kinds, Optional.empty());
        return matcher(fields, "order", ORDER, "promote galera then start keystone")
                .flatMap(m -> kind.map(
                        k -> new Constraint.Order(m.group(2), action(m.group(1)), m.group(4), action(m.group(3)), k)));
    }

    private static Optional<Constraint> colocation(Fields fields) {
        int score = score(fields);
        return matcher(fields, "colocation", COLOCATION, "vip-keystone with haproxy, or with promoted redis")
                .map(m -> new Constraint.Colocation(m.group(1), m.group(3), m.group(2) != null, score));
    }

    private static Optional<Constraint> location(Fields fields) {
        int score = score(fields);
        boolean exclusive = fields.flag("exclusive", false);
        return matcher(fields, "location", LOCATION, "keystone where role = controller")
                .map(m -> new Constraint.Location(m.group(1), m.group(2), m.group(3), score, exclusive));
    }

    private static Optional<Matcher> matcher(Fields fields, String key, Pattern pattern, String example) {
        Text text = fields.text(key);
        Matcher matcher = pattern.matcher(text.value().strip());
        if (matcher.matches()) {
            return Optional.of(matcher);
        }
        if (!text.isEmpty()) {
            fields.wrong(text.place(), "expected " + key + " as '" + example + "', found '" + text.value() + "'");
        }
        return Optional.empty();
    }

    private static int score(Fields fields) {
        Text text = fields.text("score", "INFINITY");
        if (!fields.match(text, SCORE, "a score: a number, INFINITY or -INFINITY")) {
            return 0;
        }
        int sign = text.value().startsWith("-") ? -1 : 1;
        String amount = text.value().replaceFirst("^[+-]", "");
        return sign * (amount.equals("INFINITY") ? Constraint.INFINITY : Integer.parseInt(amount));
    }

    private static Action action(String word) {
        return word == null ? Action.START : Action.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
