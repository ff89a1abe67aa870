package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.SystemdUnit;
import io.hastack.spi.part.SystemdUnit.State;
import io.hastack.spi.problem.HaException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitHandlerTest {
    private final UnitHandler handler = new UnitHandler();

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "ENABLED, enabled active, nothing",
                "ENABLED, static active, nothing",
                "ENABLED, enabled inactive, systemctl enable --now -- 'a.service'",
                "ENABLED, disabled active, systemctl enable --now -- 'a.service'",
                "ENABLED, - inactive, systemctl enable --now -- 'a.service'",
                "ENABLED, enabled failed, systemctl reset-failed -- 'a.service'|systemctl enable --now -- 'a.service'",
                "ENABLED, masked inactive, systemctl unmask -- 'a.service'|systemctl enable --now -- 'a.service'",
                "DISABLED, disabled inactive, nothing",
                "DISABLED, disabled active, nothing",
                "DISABLED, - inactive, nothing",
                "DISABLED, enabled active, systemctl disable -- 'a.service'",
                "DISABLED, masked inactive, systemctl unmask -- 'a.service'|systemctl disable -- 'a.service'",
                "MASKED, masked inactive, nothing",
                "MASKED, masked active, systemctl mask --now -- 'a.service'",
                "MASKED, enabled active, systemctl mask --now -- 'a.service'",
                "MASKED, - inactive, systemctl mask --now -- 'a.service'",
                "MASKED, masked-runtime inactive, systemctl mask --now -- 'a.service'",
            })
    void stateAndFactsGiveTheScript(State state, String found, String script) {
        List<Change> changes = handler.converge(List.of(unit("a.service", state)), FakeFacts.of(found + "\n"));
        assertThat(changes)
                .extracting(c -> ((Change.Script) c).script().strip())
                .extracting(text -> text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^PATH=\\S+ /usr/bin/", ""))
                .containsExactly(script == null ? new String[0] : script.split("\\|"));
    }

    @Test
    void unitsShareAChangeAndWhatMakesRoomComesFirst() {
        List<SystemdUnit> units = List.of(
                unit("chrony.service", State.ENABLED),
                unit("apache2.service", State.DISABLED),
                unit("haproxy.service", State.DISABLED),
                unit("mariadb.service", State.MASKED));
        List<Change> changes = handler.converge(
                units, FakeFacts.of("enabled active\ndisabled inactive\nenabled inactive\nenabled active\n"));
        assertThat(changes)
                .extracting(Change::describe)
                .containsExactly(
                        "disable apache2.service haproxy.service",
                        "mask --now mariadb.service",
                        "enable --now chrony.service");
    }

    /** systemctl hands units with a SysV script to update-rc.d, which makes systemd read all units, twice a unit. */
    @Test
    void unitsAreReadOnceWhenManyAreDisabled(@TempDir Path host) {
        Change.Script change = (Change.Script)
                handler.converge(List.of(unit("a.service", State.DISABLED)), FakeFacts.of("enabled active\n"))
                        .get(0);
        String real =
                """
                cat >HOST/systemctl <<'END'
                #!/bin/bash
                echo "$*"
                if [ "$1" = disable ]; then
                  systemctl daemon-reload
                  systemctl is-enabled a.service
                fi
                END
                chmod 0700 HOST/systemctl
                """;
        String script = (real + change.script())
                .replace("HOST", host.toString())
                .replace("/usr/bin/systemctl", host + "/systemctl")
                .replace("/var/lib/hastack", host.resolve("state").toString());
        assertThat(FakeFacts.bash(script).output()).isEqualTo("disable -- a.service\nis-enabled a.service\n");
        assertThat(host.resolve("state")).isEmptyDirectory();
    }

    @Test
    void componentsThatDisagreeAreAnError() {
        List<SystemdUnit> units = List.of(unit("a.service", State.ENABLED), unit("a.service", State.MASKED));
        assertThatThrownBy(() -> handler.facts(units, FakeFacts.of("").site()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("a.service: one component wants it enabled, another masked");
    }

    @Test
    void silenceOfSystemdIsAnError() {
        assertThatThrownBy(() ->
                        handler.converge(List.of(unit("a.service", State.ENABLED)), FakeFacts.failing(1, "no bus\n")))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("no bus");
    }

    @Test
    void theFactTellsUnitsApart() {
        String systemctl =
                """
                systemctl() {
                  case $1 in
                    show) printf 'Id=a.service\\nUnitFileState=enabled\\nActiveState=active\\n\\n'
                          printf 'Id=b.service\\nUnitFileState=\\nActiveState=inactive\\n\\n'
                          printf 'Id=c.service\\nActiveState=failed\\nUnitFileState=generated\\n' ;;
                    is-enabled) test "$3" = c.service && echo disabled; return 1 ;;
                  esac
                }
                """;
        String script = handler.facts(
                        List.of(
                                unit("c.service", State.DISABLED),
                                unit("a.service", State.ENABLED),
                                unit("b.service", State.DISABLED)),
                        FakeFacts.of("").site())
                .get(0)
                .script();
        assertThat(FakeFacts.bash(systemctl + script).output())
                .isEqualTo("enabled active\n- inactive\ndisabled failed\n");
    }

    private static SystemdUnit unit(String name, State state) {
        return new SystemdUnit(Placement.EVERY_NODE, name, state);
    }
}
