package io.hastack.descriptor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final List<String> given = new ArrayList<>();
    private final Arguments known =
            new Arguments().flag("--yes", () -> given.add("yes")).option("--topology", given::add);

    @Test
    void optionsAreFoundWhereverTheyStand() {
        assertThat(known.among(List.of("--yes", "cmp1", "--topology", "t.yaml", "cmp2")))
                .containsExactly("cmp1", "cmp2");
        assertThat(given).containsExactly("yes", "t.yaml");
    }

    @Test
    void whatTheCommandDoesNotHaveIsNamedWithWhatItHas() {
        assertThatThrownBy(() -> known.among(List.of("cmp1", "--ja")))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT))
                .hasMessageContaining("unknown option --ja; there are --topology, --yes");
        assertThatThrownBy(() -> known.among(List.of("cmp1", "--topology")))
                .hasMessageContaining("option --topology wants a value");
    }

    @Test
    void oneIsNeitherNoneNorTwo() {
        assertThat(Arguments.one(List.of("cmp1"), "a node")).isEqualTo("cmp1");
        assertThatThrownBy(() -> Arguments.one(List.of(), "a node"))
                .hasMessageContaining("expected a node, found nothing");
        assertThatThrownBy(() -> Arguments.one(List.of("cmp1", "cmp2"), "a node"))
                .hasMessageContaining("expected a node, found cmp1 cmp2");
    }
}
