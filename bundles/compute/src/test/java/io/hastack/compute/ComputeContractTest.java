package io.hastack.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.DeployService;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.ComponentContract;
import io.hastack.testkit.Topologies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputeContractTest extends ComponentContract {
    @Override
    protected DeployService component() {
        return new ComputeComponent(DescribedComponent.load(getClass()));
    }

    @Override
    protected boolean onRemotes() {
        return true;
    }

    @Test
    void volumesAreMountedWhereCinderKeepsAny() {
        assertThat(mounts(List.of())).containsExactly("nova-fs");
        assertThat(mounts(List.of("cinder"))).containsExactly("nova-fs", "nova-volumes-fs");
    }

    private List<String> mounts(List<String> more) {
        List<String> hosted = new ArrayList<>(component().component().requires());
        hosted.addAll(more);
        Topology topology =
                Topologies.withRemotes(Topologies.of(Shape.COLLAPSED, hosted, "debian-13"), List.of("compute"));
        Target target = new Target(
                topology,
                topology.clusters().get(0),
                topology.clusters().get(0).remotes(),
                new Settings(Map.of("rabbitmq.url", "rabbit://")));
        return component().parts(target).stream()
                .filter(PacemakerResource.class::isInstance)
                .map(part -> ((PacemakerResource) part).id())
                .filter(id -> id.endsWith("-fs"))
                .toList();
    }
}
