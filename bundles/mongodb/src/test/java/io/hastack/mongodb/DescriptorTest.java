package io.hastack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the descriptor has nodes run, run here: in its order, with its arguments, over the wire. */
class DescriptorTest {
    @TempDir
    Path folder;

    @Test
    void whatItRunsMakesTheSetAndTheConditionsTrue() throws Exception {
        Topology topology = Topologies.of(Shape.COLLAPSED, Set.of("mongodb"), "debian-13");
        Cluster cluster = topology.clusters().get(0);
        Target target = new Target(topology, cluster, cluster.members(), new Settings(Map.of()));
        DescribedComponent mongodb = DescribedComponent.load(getClass());
        Files.writeString(folder.resolve("mongod.key"), Mongods.KEY);
        try (Mongods mongods = new Mongods(3)) {
            List<RunOnce> once = mongodb.parts(target).stream()
                    .filter(RunOnce.class::isInstance)
                    .map(RunOnce.class::cast)
                    .toList();
            assertThat(once).extracting(RunOnce::name).containsExactly("members", "login");
            for (RunOnce part : once) {
                assertThat(run(part.unless(), cluster, mongods).code())
                        .as("before " + part.name())
                        .isPositive();
                assertThat(run(part.script(), cluster, mongods).code())
                        .as(part.name())
                        .isZero();
                assertThat(run(part.unless(), cluster, mongods).code())
                        .as("after " + part.name())
                        .isZero();
            }
            for (Check check : mongodb.checks(target)) {
                if (check.probe() instanceof Probe.Output probe
                        && probe.script().contains("mongodb-set")) {
                    assertThat(run(probe.script(), cluster, mongods).code())
                            .as(check.condition())
                            .isZero();
                }
            }
            assertThat(mongods.asked())
                    .startsWith("initiate a,b,c", "createUser openstack")
                    .endsWith("insert majority", "find majority", "delete majority");
        }
    }

    private Program.Ended run(String script, Cluster cluster, Mongods mongods) throws Exception {
        String here = script.replace("${node:address}", cluster.members().get(0).address())
                .replace("${secret:mongodb.openstack}", "something")
                .replace("/etc/mongod.key", folder.resolve("mongod.key").toString());
        List<String> hosts = List.of(mongods.hosts("abc").split(","));
        for (Node node : cluster.members()) {
            here = here.replace(
                    node.address() + ":27017", hosts.get(cluster.members().indexOf(node)));
        }
        return Program.script(here);
    }
}
