package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Scope;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the conditions under {@code verify}. */
final class CheckReader {
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern TCP = Pattern.compile("\\S+:([0-9]{1,5}|\\$\\{.*})");

    private final Declared declared;

    CheckReader(Declared declared) {
        this.declared = declared;
    }

    Function<Resolution, Check> check(Text condition, Element element) {
        Fields fields = element.fields("condition", ComponentKeys.CHECK);
        ItemFields item = new ItemFields(fields, declared);
        fields.match(condition, Forms.CONDITION, "a condition in CamelCase that is good when True");
        Function<Resolution, Probe> probe = probe(item);
        Scope scope = item.scope(Scope.ONCE);
        Duration timeout = item.duration("timeout", "10s");
        Duration deadline = item.duration("deadline", "120s");
        Text remedy = item.text("remedy");
        Optional<String> at = at(fields);
        return r -> new Check(condition.value(), probe.apply(r), scope, timeout, deadline, r.text(remedy), at);
    }

    private static Optional<String> at(Fields fields) {
        return fields.find("at")
                .map(e -> fields.text("at", Forms.COMPONENT, "the component on whose nodes it is measured")
                        .value());
    }

    private Function<Resolution, Probe> probe(ItemFields item) {
        Fields fields = item.fields();
        List<String> given =
                List.of("http", "run", "tcp").stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.wrong(
                    fields.place(),
                    "a condition is measured by one of http, run, tcp, found "
                            + (given.isEmpty() ? "none; add one" : String.join(" and ", given) + "; keep one"));
            return r -> new Probe.Output("", "");
        }
        Text expect = item.text("expect", "");
        regular(fields, expect);
        if (!given.contains("http") && fields.has("status")) {
            fields.wrong(fields.text("status").place(), "'status' goes with 'http' only; remove it");
        }
        if (given.contains("tcp") && fields.has("expect")) {
            fields.wrong(expect.place(), "'expect' goes with 'http' and 'run' only; remove it");
        }
        return switch (given.get(0)) {
            case "http" -> http(item, expect);
            case "run" -> run(item, expect);
            default -> tcp(item);
        };
    }

    private static Function<Resolution, Probe> http(ItemFields item, Text expect) {
        Text url = item.text("http");
        String status = item.word("status", STATUS, "an HTTP status such as 200", "200");
        return r -> new Probe.Http(r.text(url), Integer.parseInt(status), r.text(expect));
    }

    private static Function<Resolution, Probe> run(ItemFields item, Text expect) {
        Text script = item.text("run");
        return r -> new Probe.Output(r.text(script), r.text(expect));
    }

    private static Function<Resolution, Probe> tcp(ItemFields item) {
        Text text = item.text("tcp", TCP, "host:port");
        return r -> {
            String resolved = r.text(text);
            int colon = resolved.lastIndexOf(':');
            String host = resolved.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
            int port = Forms.port(resolved.substring(colon + 1))
                    .orElseThrow(() -> new HaException(
                            ErrorCode.INPUT_COMPONENT,
                            text.place() + ": expected " + Forms.PORT_EXPECTED + ", found '" + resolved + "'"));
            return new Probe.Tcp(host, port);
        };
    }

    private static void regular(Fields fields, Text expect) {
        try {
            Pattern.compile(expect.value().replaceAll("\\$\\{[^}]*}", "x"));
        } catch (PatternSyntaxException e) {
            fields.wrong(
                    expect.place(),
                    "expected a regular expression, found '" + expect.value() + "': " + e.getDescription());
        }
    }
}
