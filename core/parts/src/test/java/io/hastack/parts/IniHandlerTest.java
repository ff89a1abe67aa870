package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IniHandlerTest {
    private static final String TEXT =
            """
            # Written by Hastack; changes here are undone by the next ha:deploy. Overrides: etc/overrides/<component>.yaml

            [DEFAULT]
            debug = false
            pci_alias = one
            pci_alias = two

            [oslo.policy]
            empty =
            """
                    .replace("[oslo.policy]\nempty", "[oslo]\npolicy.empty");

    private final IniHandler handler = new IniHandler();

    @Test
    void partsOfOneFileAreMerged() {
        List<IniOptions> parts = List.of(
                ini("0640", "DEFAULT.debug", "false"),
                ini("0640", "DEFAULT.debug", "false", "DEFAULT.pci_alias", "one\ntwo", "oslo.policy.empty", ""));
        assertThat(content(parts)).isEqualTo(TEXT);
        assertThat(content(List.of(parts.get(1), parts.get(0)))).isEqualTo(TEXT);
    }

    @Test
    void aFileAsRenderedNeedsNothing() {
        List<IniOptions> parts = List.of(
                ini("0640", "DEFAULT.debug", "false", "DEFAULT.pci_alias", "one\ntwo", "oslo.policy.empty", ""));
        FakeFacts facts = FakeFacts.of(FakeFacts.hash(TEXT) + " root:nova 640\n");
        assertThat(handler.converge(parts, facts)).isEmpty();
    }

    @Test
    void twoValuesOfOneOptionAreAnErrorThatNamesBoth() {
        List<IniOptions> parts = List.of(ini("0640", "api.workers", "2"), ini("0640", "api.workers", "4"));
        assertThatThrownBy(() -> handler.facts(parts, FakeFacts.of("").site()))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_COMPONENT))
                .hasMessageContaining("/etc/nova.conf: [api] workers is '2' for one component and '4' for another");
    }

    @Test
    void twoModesOfOneFileAreAnError() {
        List<IniOptions> parts = List.of(ini("0640", "api.a", "2"), ini("0600", "api.b", "4"));
        assertThatThrownBy(() -> handler.facts(parts, FakeFacts.of("").site()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("mode is 0600 for one component and 0640");
    }

    @Test
    void anOptionWithoutASectionIsAnError() {
        assertThatThrownBy(() -> handler.facts(
                        List.of(ini("0640", "workers", "2")), FakeFacts.of("").site()))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("'workers' has no section");
    }

    private String content(List<IniOptions> parts) {
        return handler.converge(parts, FakeFacts.of("-\n")).stream()
                .filter(Change.WriteFile.class::isInstance)
                .map(c -> ((Change.WriteFile) c).content())
                .findFirst()
                .orElseThrow();
    }

    private static IniOptions ini(String mode, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new IniOptions(Placement.EVERY_NODE, "/etc/nova.conf", "root:nova", mode, "", map);
    }
}
