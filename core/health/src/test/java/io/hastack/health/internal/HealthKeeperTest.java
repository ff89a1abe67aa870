package io.hastack.health.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.engine.KnownCheck;
import io.hastack.health.Change;
import io.hastack.health.Round;
import io.hastack.spi.check.Condition;
import io.hastack.spi.check.Condition.Status;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthKeeperTest {
    private static final String TOPOLOGY =
            """
            name: lab
            platform: debian-13
            access: { user: root, key: lab.key, knownHosts: lab.known_hosts }
            clusters:
              - name: control
                components: [galera]
                nodes:
                  - { name: ctl1, address: 192.168.124.11, fencing: { agent: fence_ipmilan, ip: 192.168.124.111 } }
                  - { name: ctl2, address: 192.168.124.12, fencing: { agent: fence_ipmilan, ip: 192.168.124.112 } }
                  - { name: ctl3, address: 192.168.124.13, fencing: { agent: fence_ipmilan, ip: 192.168.124.113 } }
            """;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final FakeEngine engine = new FakeEngine();
    private final List<String> read = new ArrayList<>();
    private final ClusterStates clusters = new ClusterStates((topology, cluster) -> {
        read.add(cluster.name());
        throw new HaException(ErrorCode.NODE_UNREACHABLE, "no member answers");
    });
    private HealthKeeper keeper;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("lab.key"), "key");
        Files.writeString(folder.resolve("lab.known_hosts"), "ctl1 ssh-ed25519 AAAA");
        Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
        engine.known.add(new KnownCheck(
                "galera", "GaleraSynced", Duration.ofSeconds(10), List.of("galera@ctl1", "galera@ctl2")));
        engine.known.add(Seen.check("galera", "GaleraServes", 10));
        keeper = console();
    }

    @AfterEach
    void end() {
        keeper.close();
    }

    @Test
    void isOffUntilTurnedOnAndStaysOnWhenTheConsoleStartsAgain() {
        assertThat(keeper.due()).isEmpty();
        assertThat(keeper.state()).contains("off").contains("ha:health --on");
        keeper.turn(true);
        assertThat(keeper.due()).hasSize(1);

        keeper.close();
        keeper = console();
        assertThat(keeper.on()).isTrue();
        assertThat(keeper.due()).hasSize(1);
        keeper.turn(false);
        assertThat(console().on()).isFalse();
    }

    @Test
    void aConditionIsNewsWhenItWasSeenTwice() throws InterruptedException {
        keeper.turn(true);
        assertThat(round()).isEmpty();
        assertThat(keeper.conditions()).hasSize(3).allMatch(c -> c.since().equals(TestClock.T0));

        engine.statuses.put("GaleraServes", Status.FALSE);
        clock.pass(Duration.ofMinutes(2));
        assertThat(round()).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(round()).extracting(Change::text).containsExactly("galera/GaleraServes is False, was True: said");
        assertThat(engine.measured.get(2)).as("only what is in doubt").hasSize(1);
        assertThat(keeper.await(0, Duration.ZERO)).isEqualTo(keeper.after(0)).hasSize(1);
        assertThat(keeper.await(1, Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void historyAndTimesOutliveTheConsole() {
        keeper.turn(true);
        engine.statuses.put("GaleraServes", Status.FALSE);
        round();
        keeper.close();
        keeper = console();
        assertThat(keeper.latest()).isEqualTo(1);
        assertThat(keeper.conditions()).hasSize(3);
        clock.pass(Duration.ofMinutes(2));
        assertThat(round()).as("told before").isEmpty();
    }

    @Test
    void pausesWhileARunHoldsTheTopologyAndLooksAtAllWhenServicesHaveSettled() {
        keeper.turn(true);
        round();
        engine.running = true;
        clock.pass(Duration.ofMinutes(5));
        assertThat(keeper.due()).isEmpty();
        assertThat(keeper.state()).contains("pauses");
        engine.running = false;
        assertThat(keeper.due()).isEmpty();
        clock.pass(Duration.ofSeconds(15));
        assertThat(keeper.due()).hasSize(1);
    }

    @Test
    void whatWasMeasuredWhileARunBeganIsDropped() {
        keeper.turn(true);
        engine.statuses.put("GaleraServes", Status.FALSE);
        engine.meanwhile = () -> engine.running = true;
        assertThat(round()).isEmpty();
        assertThat(keeper.conditions()).isEmpty();
    }

    @Test
    void afterTheDeadlineEverythingIsUnknownAndNothingPilesUp() {
        keeper.turn(true);
        engine.gate = new CountDownLatch(1);
        Round due = keeper.due().get(0);
        assertThat(due.deadline()).isEqualTo(Duration.ofSeconds(40));
        List<Change> news = keeper.take(new Round(due.topology(), due.checks(), Duration.ofMillis(1)));
        assertThat(news).hasSize(3).allMatch(c -> c.condition().status() == Status.UNKNOWN);
        assertThat(keeper.conditions()).extracting(Condition::reason).containsOnly("DeadlinePassed");
        clock.pass(Duration.ofHours(1));
        assertThat(keeper.due()).as("it still goes on").isEmpty();
        engine.gate.countDown();
    }

    @Test
    void aRoundThatFailsSaysNothingAboutConditions() {
        keeper.turn(true);
        engine.failure = Optional.of(new HaException(ErrorCode.INPUT_SECRET, "no secret"));
        assertThat(round()).isEmpty();
        assertThat(keeper.conditions()).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        assertThat(keeper.due()).hasSize(1);
    }

    @Test
    void aTopologyThatIsMissingOrWrongIsSaidAndReadAgainWhenMended() throws IOException {
        keeper.turn(true);
        Files.writeString(folder.resolve("topology.yaml"), "nmae: lab\n");
        assertThat(keeper.due()).isEmpty();
        assertThat(keeper.state()).contains("topology.yaml:1:1");
        assertThatThrownBy(keeper::measure).isInstanceOf(HaException.class).hasMessageContaining("topology.yaml:1:1");
        Files.delete(folder.resolve("topology.yaml"));
        assertThat(keeper.state()).contains("there is no");
        Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
        assertThat(keeper.due()).hasSize(1);
    }

    @Test
    void aKeyThatWasMissingIsFoundWithinAMinute() throws IOException {
        Files.delete(folder.resolve("lab.key"));
        keeper.turn(true);
        assertThat(keeper.due()).isEmpty();
        Files.writeString(folder.resolve("lab.key"), "key");
        clock.pass(Duration.ofMinutes(1));
        assertThat(keeper.due()).hasSize(1);
    }

    @Test
    void anotherConfigurationCountsAtOnce() {
        keeper.turn(true);
        round();
        keeper.configure(Map.of("interval.galera.GaleraServes", "off", "interval", "1h"));
        assertThat(keeper.due()).singleElement().satisfies(r -> assertThat(r.checks())
                .extracting(KnownCheck::condition)
                .containsExactly("GaleraSynced"));
    }

    @Test
    void whileItIsOffAllIsMeasuredOnRequestAndNothingKept() {
        assertThat(keeper.measure()).hasSize(3);
        assertThat(keeper.conditions()).isEmpty();
    }

    @Test
    void clustersAreReadWhileHealthIsOnAndNoRunGoesOn() {
        keeper.readClusters();
        assertThat(read).isEmpty();
        keeper.turn(true);
        keeper.readClusters();
        assertThat(read).containsExactly("control");
        assertThat(clusters.latest()).isEqualTo(Map.of("control", Optional.empty()));
        engine.running = true;
        keeper.readClusters();
        assertThat(read).hasSize(1);
    }

    private List<Change> round() {
        List<Change> news = new ArrayList<>();
        keeper.due().forEach(round -> news.addAll(keeper.take(round)));
        return news;
    }

    private HealthKeeper console() {
        return new HealthKeeper(
                engine,
                engine,
                new Switch(folder.resolve("health")),
                clusters,
                HealthConfig.of(Map.of()),
                clock,
                () -> 0.5,
                folder.resolve("health"),
                folder.resolve("topology.yaml"));
    }
}
