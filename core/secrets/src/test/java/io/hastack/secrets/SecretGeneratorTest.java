package io.hastack.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.SecretKind;
import io.hastack.spi.problem.HaException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretGeneratorTest {
    @ParameterizedTest
    @CsvSource({
        "PASSWORD, '[A-Za-z0-9]{32}'",
        "HEX, '[0-9a-f]{64}'",
        "AUTHKEY, '[A-Za-z0-9+/]{342}=='",
        "FERNET_KEYS, '0 [\\w-]{43}=\n1 [\\w-]{43}='",
    })
    void aSecretHasItsFormAndIsNewEachTime(SecretKind kind, String form) {
        String secret = SecretGenerator.generate(kind);
        assertThat(secret).matches(form).isNotEqualTo(SecretGenerator.generate(kind));
    }

    @Test
    void anAuthkeyIs256Bytes() {
        assertThat(Base64.getDecoder().decode(SecretGenerator.generate(SecretKind.AUTHKEY)))
                .hasSize(256);
    }

    @Test
    void aGivenSecretCannotBeGenerated() {
        assertThatThrownBy(() -> SecretGenerator.generate(SecretKind.GIVEN))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("ha:secrets set");
    }
}
