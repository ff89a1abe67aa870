package io.hastack.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.KnownCheck;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthConfigTest {
    private static final KnownCheck QUICK = Seen.check("galera", "GaleraSynced", 10);
    private static final KnownCheck API = Seen.check("nova", "NovaWorks", 30);
    private static final KnownCheck BOOT = Seen.check("compute", "InstancesBoot", 600);

    @Test
    void theIntervalFollowsTheTimeout() {
        HealthConfig config = HealthConfig.of(Map.of());
        assertThat(config.interval(QUICK)).contains(Duration.ofMinutes(1));
        assertThat(config.interval(API)).contains(Duration.ofMinutes(3));
        assertThat(config.interval(BOOT)).contains(Duration.ofMinutes(30));
        assertThat(config.again(QUICK)).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.again(API)).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.needed(QUICK)).isEqualTo(2);
        assertThat(config.needed(BOOT)).isEqualTo(1);
        assertThat(config.problems()).isEmpty();
    }

    @Test
    void theOperatorChangesItForAllForAComponentOrForOneCheck() {
        HealthConfig config = HealthConfig.of(Map.of(
                "interval", "5m",
                "interval.galera", "20s",
                "interval.nova", "10m",
                "interval.nova.NovaWorks", "off",
                "observations", "4"));
        assertThat(config.interval(Seen.check("heat", "HeatServes", 10))).contains(Duration.ofMinutes(5));
        assertThat(config.interval(QUICK)).contains(Duration.ofSeconds(20));
        assertThat(config.interval(Seen.check("nova", "NovaServes", 10))).contains(Duration.ofMinutes(10));
        assertThat(config.interval(API)).isEmpty();
        assertThat(config.needed(QUICK)).isEqualTo(4);
    }

    @Test
    void whatIsWrongIsNamedWithoutItsValueAndNotUsed() {
        HealthConfig config = HealthConfig.of(Map.of(
                "intervall", "5m",
                "hook.http", "ftp://user:hunter2@host",
                "hook.command", "relative",
                "metrics.port", "none",
                "service.pid", "io.hastack.health",
                "felix.fileinstall.filename", "file:/etc/io.hastack.health.cfg"));
        assertThat(config.problems()).hasSize(4);
        assertThat(String.join("\n", config.problems()))
                .contains("intervall is unknown", "hook.http has a value that does not match")
                .doesNotContain("hunter2");
        assertThat(config.metricsPort()).contains(9464);
        assertThat(HealthConfig.of(Map.of("metrics.port", "off")).metricsPort()).isEmpty();
    }
}
