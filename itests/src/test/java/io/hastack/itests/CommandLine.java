package io.hastack.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/** What a command of the console returned and printed. */
record CommandLine(Object code, String text) {
    /** Runs a command in a session of its own. */
    static CommandLine of(SessionFactory sessions, String command) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Session session = sessions.create(new ByteArrayInputStream(new byte[0]), stream, stream);
        try {
            Object code = session.execute(command);
            return new CommandLine(code, out.toString(StandardCharsets.UTF_8));
        } finally {
            session.close();
        }
    }

    /** Returns whether it printed a piece of JSON, whatever its white space. */
    boolean shows(String json) {
        return text.replaceAll("\\s", "").contains(json);
    }
}
