package io.hastack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Identity;
import io.hastack.spi.part.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityHandlerTest {
    private static final Identity GLANCE =
            new Identity(Placement.ONCE, "glance", "service", List.of("admin", "service"), "glance.identity");
    private static final Identity NOVA =
            new Identity(Placement.ONCE, "nova", "service", List.of("admin"), "nova.identity");
    private static final String BOTH = "project\tservice\n"
            + "user\tglance\tdigest of ${secret:glance.identity}\nrole\tglance\tservice\tadmin\n"
            + "role\tglance\tservice\tservice\n"
            + "user\tnova\tdigest of ${secret:nova.identity}\nrole\tnova\tservice\tadmin\n";

    private final IdentityHandler handler = new IdentityHandler();

    @Test
    void changesNothingWhenUsersHaveTheirPasswordsAndRoles() {
        assertThat(handler.converge(List.of(GLANCE, NOVA), new ReadObjects(0, BOTH)))
                .isEmpty();
    }

    @Test
    void mendsOnlyTheUserThatLacksARole() {
        String found = BOTH.replace("role\tglance\tservice\tservice\n", "");
        assertThat(handler.converge(List.of(GLANCE, NOVA), new ReadObjects(0, found)))
                .singleElement()
                .isInstanceOfSatisfying(Change.Script.class, change -> {
                    assertThat(change.describe()).contains("glance").doesNotContain("nova", "secret");
                    assertThat(change.script())
                            .contains("identity\tglance\tservice\tadmin,service\t${secret:glance.identity}")
                            .doesNotContain("nova.identity");
                });
    }

    @Test
    void setsARotatedPassword() {
        String found = BOTH.replace("digest of ${secret:nova.identity}", "digest of an older one");
        assertThat(handler.converge(List.of(GLANCE, NOVA), new ReadObjects(0, found)))
                .singleElement()
                .satisfies(
                        change -> assertThat(change.describe()).contains("nova").doesNotContain("glance"));
    }

    @Test
    void makesAllWhileKeystoneDoesNotAnswer() {
        assertThat(handler.converge(List.of(GLANCE, NOVA), new ReadObjects(3, "")))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.describe()).contains("glance").contains("nova"));
    }
}
