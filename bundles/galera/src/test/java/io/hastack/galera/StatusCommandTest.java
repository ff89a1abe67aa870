package io.hastack.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final Map<String, String> SYNCED =
            Map.of("state", "Synced", "component", "Primary", "size", "2", "seqno", "12", "uuid", "b1ef");

    @Test
    void isGoodWhenAllAreSyncedInOneComponent() {
        assertThat(StatusCommand.allSynced(Map.of("ctl1", SYNCED, "ctl2", SYNCED)))
                .isTrue();
    }

    @Test
    void isNotGoodWhenTwoComponentsClaimToBePrimary() {
        Map<String, String> alone = new TreeMap<>(SYNCED);
        alone.put("size", "1");
        assertThat(StatusCommand.allSynced(Map.of("ctl1", alone, "ctl2", alone)))
                .isFalse();
    }

    @Test
    void showsThePositionOfANodeThatIsDown() {
        Map<String, Map<String, String>> answers = Map.of("ctl1", Map.of("uuid", "b1ef", "seqno", "-1"));
        assertThat(StatusCommand.allSynced(answers)).isFalse();
        assertThat(StatusCommand.page(answers).text()).contains("down").contains("-1");
    }
}
