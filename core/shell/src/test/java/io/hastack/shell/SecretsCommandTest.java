package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecretsCommandTest {
    private final Store store = new Store();

    @Test
    void storesStandardInputWithoutTheNewlineThatEndsIt() {
        Printed printed = new Printed("  s3cret \n");

        assertThat(printed.run(command("set", "bmc"))).isZero();
        assertThat(store.values).containsEntry("bmc", "  s3cret ");
        assertThat(printed.out()).doesNotContain("s3cret").contains("secret 'bmc' is stored");
    }

    @Test
    void listsNamesAndNeverValues() {
        store.put("bmc", "s3cret");
        Printed printed = new Printed();

        assertThat(printed.run(command("list", ""))).isZero();
        assertThat(printed.lines()).containsExactly("SECRET", "bmc");
    }

    @Test
    void refusesAnEmptyValueAndABadName() {
        assertThat(new Printed("\n").run(command("set", "bmc"))).isEqualTo(2);
        assertThat(new Printed("x").run(command("set", ""))).isEqualTo(2);
        assertThat(new Printed("x").run(command("show", "bmc"))).isEqualTo(2);
        assertThat(store.values).isEmpty();
    }

    @Test
    void refusesNamesThatTheStoreWouldNotTake() {
        Printed printed = new Printed("x");
        assertThat(printed.run(command("set", "BMC_1"))).isEqualTo(2);
        assertThat(printed.out()).contains("lower-case letters").contains("BMC_1");
    }

    @Test
    void saysThatTheStoreIsMissing() {
        Printed printed = new Printed();

        assertThat(printed.run(new SecretsCommand())).isEqualTo(1);
        assertThat(printed.out()).startsWith("error: the secret store is not there");
    }

    @Test
    void optionsMayFollowArguments() {
        Printed printed = new Printed("x");

        assertThat(printed.run(command("set", "bmc --json"))).isZero();
        assertThat(printed.out().replaceAll("\\s", "")).isEqualTo("{\"secrets\":[\"bmc\"]}");
        Printed wrong = new Printed("x");
        assertThat(wrong.run(command("set", "bmc --show"))).isEqualTo(2);
        assertThat(wrong.lines()).containsExactly("error: unknown option --show; there are --json, --no-format");
    }

    private SecretsCommand command(String action, String name) {
        SecretsCommand command = new SecretsCommand();
        command.secrets = store;
        command.action = action;
        command.names = name.isEmpty() ? List.of() : List.of(name.split(" "));
        return command;
    }

    private static final class Store implements Secrets {
        private final Map<String, String> values = new TreeMap<>();

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void put(String name, String value) {
            values.put(name, value);
        }

        @Override
        public Set<String> names() {
            return values.keySet();
        }
    }
}
