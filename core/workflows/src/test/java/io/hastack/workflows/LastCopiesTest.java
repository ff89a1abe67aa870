package io.hastack.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On lines as Pacemaker writes them. */
class LastCopiesTest {
    @Test
    void whatRunsElsewhereOrMovesIsNotLost() {
        Standing standing = standing(
                resource("web", "Started ctl1", "Started ctl2"),
                resource("db", "Promoted ctl2", "Unpromoted ctl3"),
                resource("vip", "Started ctl2"));
        assertThat(LastCopies.of(
                        standing,
                        "ctl2",
                        List.of(
                                "Move vip ( ctl2 -> ctl3 )",
                                "Stop db:0 ( Promoted ctl2 ) due to node availability",
                                "Promote db:1 ( Unpromoted -> Promoted ctl3 )",
                                "Stop web:0 ( ctl2 ) due to node availability")))
                .isEmpty();
    }

    @Test
    void theLastSoundOneOfItsRoleIsNamed() {
        Standing standing = standing(
                resource("web", "Started ctl2"),
                resource("db", "Promoted ctl2", "Unpromoted ctl3"),
                resource("vip", "Started ctl2"));
        assertThat(LastCopies.of(
                        standing,
                        "ctl2",
                        List.of(
                                "Stop vip ( ctl2 ) due to node availability",
                                "Stop db:0 ( Promoted ctl2 ) due to node availability",
                                "Stop web:0 ( ctl2 ) due to node availability",
                                "Stop other ( ctl1 ) due to node availability")))
                .containsExactly("db", "vip", "web");
    }

    private static Standing standing(Resource... resources) {
        return new Standing(
                Sample.CLUSTER, new ClusterStatus("control", true, List.of(), List.of(resources), List.of()));
    }

    private static Resource resource(String id, String... instances) {
        List<Instance> parsed = Stream.of(instances)
                .map(i -> new Instance(i.split(" ")[1], i.split(" ")[0], "ok"))
                .toList();
        return new Resource(id, "clone", "systemd:" + id, true, parsed);
    }
}
