package io.hastack.galera;

import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;

/** A console with a keyboard on which one answer is typed, and a journal; both remember. */
final class FakeConsole {
    /** Events of the journal: state, step and detail. */
    final List<String> journal = new ArrayList<>();
    /** Commands that a command ran. */
    final List<String> executed = new ArrayList<>();

    String typed = "";
    /** The last question. */
    String asked = "";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);

    /** Returns what was printed since the last {@link #clear}. */
    String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    void clear() {
        out.reset();
    }

    /** Returns a session of which the console, the keyboard and other commands are used. */
    Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConsole" -> console;
                    case "readLine" -> {
                        asked = String.valueOf(arguments[0]);
                        yield typed;
                    }
                    case "execute" -> executed.add(String.valueOf(arguments[0])) ? 0 : 1;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Returns a journal that is only written. */
    Journal journal() {
        return new Journal() {
            @Override
            public void append(String run, List<Event> events) {
                events.forEach(e -> journal.add(e.state() + " " + e.step() + " " + e.detail()));
            }

            @Override
            public List<Event> events(String run) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> runs() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
