package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.engine.Request;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedRunTest {
    private final FakeEngine engine = new FakeEngine();
    private final Printed printed = new Printed();
    private final Request request = new Request("deploy", Samples.TOPOLOGY, Set.of(), false);

    @Test
    void showsProgressThenTheSummaryAndReturnsOneForAFailedRun() {
        int code = new FollowedRun(printed.console(), false).run(p -> engine.run(request, p));

        assertThat(code).isEqualTo(1);
        assertThat(printed.lines().get(0)).isEqualTo("00:00  stage 1");
        assertThat(printed.lines())
                .anyMatch(line -> line.endsWith("packages keystone apache2  CHANGED 1.0s  done"))
                .contains("20261122-160100-deploy FAILED in 70.5s: 3 changes, 1 already so");
    }

    @Test
    void jsonIsOneDocumentAndNothingElse() throws Exception {
        new FollowedRun(printed.console(), true).run(p -> engine.run(request, p));

        assertThat(new ObjectMapper().readTree(printed.out()).get("state").asText())
                .isEqualTo("FAILED");
    }

    @Test
    void whatKeptTheRunFromBeginningIsThrownHere() {
        engine.failure = new HaException(ErrorCode.REFUSED_LOCKED, "another run holds the topology");

        assertThatThrownBy(() -> new FollowedRun(printed.console(), false).run(p -> engine.run(request, p)))
                .isSameAs(engine.failure);
        assertThat(printed.out()).isEmpty();
    }
}
