package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.shell.completion.SecretCompleter;
import io.hastack.shell.document.SecretsDocument;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.Table;
import io.hastack.spi.Secrets;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Lists names of secrets, or stores one from standard input; values are never shown and never arguments. */
@Service
@Command(
        scope = "ha",
        name = "secrets",
        description = "Lists the names of secrets, or stores one: ha:secrets set NAME < FILE")
public final class SecretsCommand extends ConsoleCommand {
    @Argument(index = 0, name = "action", description = "list or set")
    @Completion(
            value = StringsCompleter.class,
            values = {"list", "set"})
    String action = "list";

    @Argument(index = 1, name = "name", description = "Name of the secret to set, such as bmc", multiValued = true)
    @Completion(SecretCompleter.class)
    List<String> names = List.of();

    @Reference(optional = true)
    Secrets secrets;

    @Override
    protected int run(Console console) throws IOException {
        switch (action) {
            case "list" -> list(console);
            case "set" -> set(console);
            default -> throw new HaException(ErrorCode.INPUT_ARGUMENT, "expected list or set, found '" + action + "'");
        }
        return 0;
    }

    private void list(Console console) {
        var stored = present(secrets, "secret store").names().stream().sorted().toList();
        if (json) {
            json(console, new SecretsDocument(stored));
        } else {
            Table table = Table.of("no secrets yet", "Secret");
            stored.forEach(table::row);
            console.table(table);
        }
    }

    private void set(Console console) throws IOException {
        String name = Arguments.one(names, "ha:secrets set NAME");
        if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected the name of a secret in lower-case letters, digits, dots and dashes, found '" + name
                            + "'. Give: ha:secrets set NAME");
        }
        String value = console.interactive() ? typed(name) : console.input();
        if (value.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "no value for secret '" + name + "': give it on standard input, ha:secrets set " + name
                            + " < FILE");
        }
        present(secrets, "secret store").put(name, value);
        if (json) {
            list(console);
        } else {
            console.line("secret '" + name + "' is stored");
        }
    }

    private String typed(String name) throws IOException {
        String value = session.readLine("value of " + name + ": ", '*');
        return value == null ? "" : value;
    }
}
