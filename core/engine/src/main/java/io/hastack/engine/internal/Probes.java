package io.hastack.engine.internal;

import io.hastack.spi.check.Check;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Fact;
import io.hastack.spi.transport.CommandResult;
import java.time.Instant;
import java.util.regex.Pattern;

/** Turns a probe into a script and its result into a condition. */
final class Probes {
    private static final int DEADLINE = 124;

    private Probes() {}

    static Fact fact(Check check) {
        long seconds = Math.max(1, check.timeout().toSeconds());
        Probe probe = check.probe();
        String script;
        if (probe instanceof Probe.Http http) {
            script = "curl -gsS -m " + seconds + " -o - -w '\\n%{http_code}' '" + http.url() + "'";
        } else if (probe instanceof Probe.Tcp tcp) {
            script = "timeout " + seconds + " bash -c 'exec 3<>/dev/tcp/" + tcp.host() + "/" + tcp.port() + "'";
        } else {
            script = ((Probe.Output) probe).script();
        }
        return new Fact("check " + check.condition(), script);
    }

    static Condition condition(String subject, Check check, CommandResult result, Instant now) {
        Condition.Status status = status(check.probe(), result);
        String said = lastLine(result.output().isBlank() ? result.error() : result.output());
        String reason =
                switch (status) {
                    case TRUE -> "Proven";
                    case FALSE -> result.exitCode() == DEADLINE ? "NoAnswer" : "NotSo";
                    case UNKNOWN -> "ProbeFailed";
                };
        String message = status == Condition.Status.TRUE
                ? said
                : (said.isEmpty() ? "the probe ended with exit code " + result.exitCode() : said)
                        + (check.remedy().isEmpty() ? "" : ". " + check.remedy());
        return new Condition(subject, check.condition(), status, reason, message, now);
    }

    private static Condition.Status status(Probe probe, CommandResult result) {
        if (probe instanceof Probe.Http http) {
            return http(http, result);
        }
        if (probe instanceof Probe.Tcp) {
            return result.ok() ? Condition.Status.TRUE : Condition.Status.FALSE;
        }
        if (result.exitCode() > 1) {
            return Condition.Status.UNKNOWN;
        }
        String expect = ((Probe.Output) probe).expect();
        boolean found = Pattern.compile(expect, Pattern.MULTILINE)
                .matcher(result.output())
                .find();
        return result.ok() && found ? Condition.Status.TRUE : Condition.Status.FALSE;
    }

    private static Condition.Status http(Probe.Http http, CommandResult result) {
        if (result.exitCode() == 127) {
            return Condition.Status.UNKNOWN;
        }
        if (!result.ok()) {
            return Condition.Status.FALSE;
        }
        String body = result.output();
        boolean code = lastLine(body).equals(Integer.toString(http.status()));
        boolean found = Pattern.compile(http.expect()).matcher(body).find();
        return code && found ? Condition.Status.TRUE : Condition.Status.FALSE;
    }

    static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1).strip();
    }
}
