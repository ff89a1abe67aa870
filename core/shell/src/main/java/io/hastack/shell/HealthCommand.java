package io.hastack.shell;

import io.hastack.health.Change;
import io.hastack.health.Health;
import io.hastack.shell.document.HealthDocument;
import io.hastack.shell.text.ConditionText;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.HealthText;
import io.hastack.spi.check.Condition;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows conditions and what changed; exit code 0 only if there are some and every one is True, or health was turned. */
@Service
@Command(
        scope = "ha",
        name = "health",
        description = "Shows conditions as they are published and since when; turns their measuring on and off")
public final class HealthCommand extends ConsoleCommand {
    private static final Duration PULSE = Duration.ofSeconds(2);
    private static final int LATEST = 20;

    @Option(name = "--on", description = "Have checks measured by themselves, also after a restart of the console")
    boolean on;

    @Option(name = "--off", description = "Measure no longer")
    boolean off;

    @Option(name = "--history", description = "Show the latest 20 changes, too")
    boolean history;

    @Option(name = "--watch", description = "Go on with each change as it is published, until interrupted")
    boolean watch;

    @Override
    protected int run(Console console) {
        Health found = present(health, "health");
        turn(found);
        boolean turned = (on || off) && !watch;
        if (turned && !json) {
            console.line(found.state());
            return 0;
        }
        long seen = found.latest();
        List<Condition> conditions = found.on() || turned ? found.conditions() : found.measure();
        show(console, found, conditions);
        if (watch) {
            watch(console, found, seen);
            conditions = found.conditions();
        }
        return code(turned || !conditions.isEmpty() && conditions.stream().allMatch(ConditionText::good));
    }

    private void turn(Health found) {
        if (on && off) {
            throw new HaException(ErrorCode.INPUT_ARGUMENT, "--on and --off together: give one of them");
        }
        if (on || off) {
            found.turn(on);
        }
        if (watch && !found.on()) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "health is off, so that there is nothing to watch. Give: ha:health --on --watch");
        }
    }

    private void show(Console console, Health found, List<Condition> conditions) {
        List<Change> changes = history ? found.after(Math.max(0, found.latest() - LATEST)) : List.of();
        if (json) {
            json(console, HealthDocument.of(found.on(), found.state(), conditions, changes));
            return;
        }
        console.table(ConditionText.table(conditions));
        console.lines(ConditionText.summary(conditions));
        if (history) {
            console.table(HealthText.history(changes));
        }
        console.line(found.on() ? found.state() : found.state() + ". These were measured now");
    }

    private void watch(Console console, Health found, long from) {
        long seen = from;
        try {
            while (!console.gone() && found.on()) {
                for (Change change : found.await(seen, PULSE)) {
                    seen = change.number();
                    if (json) {
                        json(console, HealthDocument.Changed.of(change));
                    } else {
                        console.line(HealthText.line(change));
                    }
                }
            }
        } catch (InterruptedException e) {
            // Ctrl-C is the end of watching, not an error
            Thread.currentThread().interrupt();
        }
    }
}
