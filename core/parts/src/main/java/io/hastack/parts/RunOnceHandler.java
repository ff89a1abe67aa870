package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.Site;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Commands whose effect is missing. The command outlives the connection and ends at its own deadline on the node, with
 * exit code 124, so that no half of a schema is left because a console died.
 */
@Component(service = PartHandler.class)
public final class RunOnceHandler implements PartHandler<RunOnce> {
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public Class<RunOnce> type() {
        return RunOnce.class;
    }

    @Override
    public List<Fact> facts(List<RunOnce> desired, Site site) {
        return desired.stream().distinct().map(RunOnceHandler::fact).toList();
    }

    @Override
    public List<Change> converge(List<RunOnce> desired, Facts facts) {
        return desired.stream()
                .distinct()
                .filter(part -> !facts.get(fact(part)).ok())
                .map(RunOnceHandler::change)
                .toList();
    }

    private static Fact fact(RunOnce part) {
        return new Fact(
                "once " + part.name() + " " + Integer.toHexString(part.unless().hashCode()), part.unless());
    }

    private static Change change(RunOnce part) {
        String user = Bash.quote(part.as());
        String become = part.as().equals("root")
                ? ""
                : "runuser -u " + user + " -- env HOME=\"$(getent passwd " + user + " | cut -d: -f6)\" ";
        // the command must not read its own script from standard input
        String body = "cd /\n{\n" + part.script().stripTrailing() + "\n} </dev/null\n";
        String script = "timeout --kill-after=10 " + Math.max(1, part.timeout().toSeconds()) + " " + become
                + "bash -e -s " + Bash.document(body);
        return new Change.Script(
                "run " + part.name() + " as " + part.as(),
                Bash.sheltered(script),
                part.timeout().plus(GRACE));
    }
}
