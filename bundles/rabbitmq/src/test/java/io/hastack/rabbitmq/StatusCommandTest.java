package io.hastack.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final Map<String, String> WELL =
            Map.of("size", "2", "alarms", "0", "running", "rabbit@ctl1 rabbit@ctl2");

    @Test
    void isGoodWhenEachBrokerSeesAll() {
        assertThat(StatusCommand.allTogether(Map.of("ctl1", WELL, "ctl2", WELL)))
                .isTrue();
    }

    @Test
    void isNotGoodWithAnAlarmOrABrokerThatIsDown() {
        Map<String, String> alarmed = new TreeMap<>(WELL);
        alarmed.put("alarms", "1");
        assertThat(StatusCommand.allTogether(Map.of("ctl1", WELL, "ctl2", alarmed)))
                .isFalse();
        assertThat(StatusCommand.allTogether(Map.of("ctl1", WELL, "ctl2", Map.of())))
                .isFalse();
        assertThat(StatusCommand.page(Map.of("ctl2", Map.of())).text()).contains("down");
    }
}
