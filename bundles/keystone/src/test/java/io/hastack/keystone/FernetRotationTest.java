package io.hastack.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.Secrets;
import io.hastack.spi.problem.HaException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class FernetRotationTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void makesTheStagedKeyPrimaryAndKeepsTheOldOneForTokensThatAreOut() {
        assertThat(FernetRotation.rotate("0 staged\n1 primary", 5, random).lines())
                .hasSize(3)
                .contains("1 primary", "2 staged")
                .anyMatch(line -> line.matches("0 [A-Za-z0-9_-]{43}="));
    }

    @Test
    void dropsTheOldestBeyondTheLimit() {
        assertThat(FernetRotation.rotate("0 e\n4 a\n5 b\n6 c\n7 d", 5, random).lines())
                .hasSize(5)
                .contains("5 b", "6 c", "7 d", "8 e")
                .doesNotContain("4 a");
    }

    @Test
    void refusesWhatIsNoKeyRepository() {
        assertThatThrownBy(() -> FernetRotation.rotate("1 primary", 5, random)).isInstanceOf(HaException.class);
        assertThatThrownBy(() -> FernetRotation.rotate("nonsense", 5, random)).isInstanceOf(HaException.class);
    }

    @Test
    void storesTheRotatedKeysOrSaysThatThereAreNone() {
        Map<String, String> held = new ConcurrentHashMap<>();
        Secrets store = new Secrets() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(held.get(name));
            }

            @Override
            public void put(String name, String value) {
                held.put(name, value);
            }

            @Override
            public Set<String> names() {
                return held.keySet();
            }
        };
        assertThatThrownBy(() -> RotateKeysCommand.rotate(store)).hasMessageContaining("keystone.fernet");
        held.put("keystone.fernet", "0 staged\n1 primary");
        RotateKeysCommand.rotate(store);
        assertThat(held.get("keystone.fernet")).contains("2 staged");
    }
}
