package io.hastack.galera.recovery;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One node in a file of facts; what is not as expected is noted as a problem of the file. */
record FactsRow(Fields fields) {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    static final List<String> KEYS = List.of(
            "node",
            "reachable",
            "state",
            "component",
            "size",
            "seqno",
            "recovered",
            "prepared",
            "safe",
            "uuid",
            "problem");

    private static final Pattern COMPONENT = Pattern.compile("(?i)(primary|non-primary|disconnected)?");
    private static final Pattern UUID =
            Pattern.compile("|" + Position.UUID.pattern().substring("(?i)".length()), Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    Text name() {
        return fields.text("node", NAME, "the name of a node");
    }

    Member member() {
        boolean reachable = fields.choice("reachable", Map.of("true", true, "false", false), Optional.empty())
                .orElse(false);
        String name = fields.find("node")
                .flatMap(e -> e.text("a name"))
                .map(Text::value)
                .orElse("");
        return new Member(
                name,
                reachable,
                reachable
                        ? fields.text("state").value()
                        : fields.text("state", "").value(),
                matching("component", COMPONENT, "Primary, non-Primary or Disconnected"),
                number("size", 0),
                matching("uuid", UUID, "a UUID such as 6f3a1c52-9d0e-11f0-a0d1-3e1f5b7c9a42")
                        .toLowerCase(Locale.ROOT),
                Position.commit(number("seqno", -1).orElse(-1)),
                recovered(),
                number("prepared", 0).orElse(0),
                fields.flag("safe", false),
                fields.text("problem", "").value());
    }

    private String matching(String key, Pattern pattern, String expected) {
        Text text = fields.text(key, "");
        return fields.match(text, pattern, expected) ? text.value() : "";
    }

    private Optional<Position> recovered() {
        Text text = fields.text("recovered", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Position> found = Position.of(text.value());
        if (found.isEmpty()) {
            fields.wrong(
                    text.place(),
                    "expected for 'recovered' UUID:SEQNO or SEQNO, a whole number from -1 to " + MOST + ", found '"
                            + text.value() + "'");
        }
        return found;
    }

    /** A whole number, or the text of one; empty if it is not told. */
    private OptionalLong number(String key, long least) {
        Text text = fields.find(key)
                .flatMap((Element e) -> e.text("a whole number for '" + key + "'"))
                .orElse(Text.of("", fields.place()));
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        BigInteger number =
                WHOLE.matcher(text.value()).matches() && text.value().length() < 1000
                        ? new BigInteger(text.value())
                        : BigInteger.valueOf(least - 1);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(MOST) > 0) {
            fields.wrong(
                    text.place(),
                    "expected for '" + key + "' a whole number from " + least + " to " + MOST + ", found '"
                            + text.value() + "'");
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.longValueExact());
    }
}
