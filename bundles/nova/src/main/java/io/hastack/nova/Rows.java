package io.hastack.nova;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.descriptor.command.Page;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import io.hastack.spi.transport.Transport;
import java.util.Arrays;
import org.apache.karaf.shell.api.console.Session;

/** Lines of tab-separated words of the evacuator's program as a table or JSON. */
final class Rows {
    private Rows() {}

    /** Prints the rows; returns the exit code of a command: 0, or 1 with what the program says if it could not tell. */
    static int print(Session session, Transport transport, String file, boolean json, String what, String... header) {
        try {
            CommandResult result = Member.run(transport, ComponentNodes.of("nova", file), what);
            if (result.exitCode() != 0) {
                session.getConsole().println("error: " + result.output().strip());
                return 1;
            }
            Page page = page(what, result.output(), header);
            session.getConsole().println(json ? page.json() : page.text());
            return 0;
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    static Page page(String what, String output, String... header) {
        Page page = Page.of(what, header);
        output.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.copyOf(line.split("\t", -1), header.length))
                .forEach(row ->
                        page.row(Arrays.stream(row).map(c -> c == null ? "" : c).toArray(String[]::new)));
        return page;
    }
}
