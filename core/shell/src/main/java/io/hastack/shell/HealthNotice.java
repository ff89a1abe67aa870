package io.hastack.shell;

import io.hastack.health.Change;
import io.hastack.health.Health;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.HealthText;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.console.Session;

/**
 * Tells a person at the console, after a command of theirs, which conditions changed since the last one. Nothing is
 * written into a line that is being typed.
 */
final class HealthNotice {
    private static final String TOLD = "hastack.health.told";

    private HealthNotice() {}

    /** @param health null while there is none, as Karaf gives it */
    static void show(Session session, Health health, Console console) {
        Optional.ofNullable(health)
                .filter(Health::on)
                .ifPresent(h -> console.lines(HealthText.notice(news(session, h))));
    }

    /** A session begins with what is so: it is told of changes from its first command on. */
    private static List<Change> news(Session session, Health health) {
        long latest = health.latest();
        Object told = session.get(TOLD);
        session.put(TOLD, latest);
        return told instanceof Long number && number < latest ? health.after(number) : List.of();
    }
}
