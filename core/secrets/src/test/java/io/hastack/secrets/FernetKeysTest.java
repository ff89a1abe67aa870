package io.hastack.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.HaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FernetKeysTest {
    @Test
    void theStagedKeyBecomesThePrimaryOne() {
        assertThat(FernetKeys.rotate("0 staged\n1 primary", 3).lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).matches("0 [\\w-]{43}="))
                .endsWith("1 primary", "2 staged");
    }

    @Test
    void theOldestBeyondTheLimitGo() {
        assertThat(FernetKeys.rotate("0 staged\n3 old\n4 older-primary\n5 primary", 3)
                        .lines())
                .hasSize(3)
                .endsWith("5 primary", "6 staged");
    }

    @Test
    void aKeyStaysReadableForTwoRotations() {
        String once = FernetKeys.rotate(FernetKeys.initial(), 4);
        String primary = once.lines().toList().get(2).split(" ")[1];
        String later = FernetKeys.rotate(FernetKeys.rotate(once, 4), 4);
        assertThat(later).contains(primary);
        assertThat(FernetKeys.rotate(later, 4)).doesNotContain(primary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 only", "1 a\n2 b", "0 a\nx b", "0 a b\n1 c"})
    void whatIsNoKeyRepositoryIsNotRotated(String value) {
        assertThatThrownBy(() -> FernetKeys.rotate(value, 3)).isInstanceOf(HaException.class);
    }

    @Test
    void twoActiveKeysAreTooFew() {
        assertThatThrownBy(() -> FernetKeys.rotate("0 a\n1 b", 2)).isInstanceOf(HaException.class);
    }
}
