package io.hastack.shell.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;

/**
 * Where a command prints to and reads from. Use it from the command's own thread only: Karaf binds the streams to it.
 *
 * @param terminal whether a person reads along: tables are drawn
 * @param interactive whether questions may be asked
 * @param colours whether the terminal understands ANSI
 * @param width of the terminal in columns; {@link Integer#MAX_VALUE} in a pipe
 */
public record Console(
        InputStream in, PrintStream out, boolean terminal, boolean interactive, boolean colours, int width) {
    /** What the launcher sets for a one-shot command if its own output is a terminal. */
    private static final String COLUMNS = "HASTACK_COLUMNS";

    private static final int USUAL_WIDTH = 80;

    /** Returns the console of a session; one without a terminal (SSH exec into a pipe) is plain. */
    public static Console of(Session session, boolean plain) {
        var terminal = session.getTerminal();
        String columns = String.valueOf(session.get(COLUMNS));
        if (terminal != null && !plain) {
            int width = terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
            return new Console(System.in, System.out, true, true, terminal.isAnsiSupported(), width);
        }
        if (terminal == null && !plain && columns.matches("[1-9][0-9]{0,3}")) {
            return new Console(System.in, System.out, true, false, true, Integer.parseInt(columns));
        }
        return new Console(System.in, System.out, false, terminal != null, false, Integer.MAX_VALUE);
    }

    /** Prints a line, to be seen now: it may tell how far a long run is. An interrupt that is pending stays so. */
    public void line(String line) {
        // the stream of an SSH session that is written to with an interrupt pending is closed for good
        boolean interrupted = Thread.interrupted();
        out.println(line);
        out.flush();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether nobody reads any longer: a line that was printed did not arrive. */
    public boolean gone() {
        return out.checkError();
    }

    /** Prints lines. */
    public void lines(Iterable<String> lines) {
        lines.forEach(this::line);
    }

    /** Prints a table: drawn on a terminal, otherwise aligned columns with {@code -} for an empty cell. */
    public void table(Table table) {
        if (!terminal) {
            lines(table.plain());
            return;
        }
        ShellTable drawn = new ShellTable();
        drawn.size(width);
        for (int i = 0; i < table.header().size(); i++) {
            Col column = drawn.column(table.header().get(i));
            UnaryOperator<String> colour = Colour::of;
            if (colours) {
                column.colorProvider(colour::apply);
            }
        }
        table.rows().forEach(row -> drawn.addRow().addContent(row.toArray()));
        drawn.emptyTableText(table.whenEmpty());
        drawn.print(out);
    }

    /** Returns all of the input up to its end, without the newlines that end it. */
    public String input() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("[\r\n]+\\z", "");
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}
