package io.hastack.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Settings;
import io.hastack.spi.Target;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorageComponentTest {
    private static final Topology APART =
            Topologies.of(Shape.SEGREGATED, Set.of("cinder", "glance", "keystone"), "debian-13");

    private final StorageComponent storage = new StorageComponent(DescribedComponent.load(getClass()));

    @Test
    void aClusterMountsWhatItsComponentsUse() {
        assertThat(mounts(target(APART, "glances", Map.of()))).containsExactly("glance-fs");
        assertThat(mounts(target(APART, "cinders", Map.of()))).containsExactly("cinder-fs");
        Topology together = Topologies.of(Shape.COLLAPSED, Set.of("cinder", "glance"), "debian-13");
        assertThat(mounts(target(together, "control", Map.of()))).containsExactly("glance-fs", "cinder-fs");
    }

    @Test
    void aClusterWithoutAUserGetsNothing() {
        Target target = target(APART, "keystones", Map.of());
        assertThat(storage.parts(target)).isEmpty();
        assertThat(storage.checks(target)).isEmpty();
    }

    @Test
    void theProofIsOfTheDirectoriesThatAreMounted() {
        assertThat(storage.checks(target(APART, "glances", Map.of())))
                .singleElement()
                .satisfies(check -> assertThat(((Probe.Output) check.probe()).script())
                        .endsWith("storage-shared glances1,glances2,glances3 /var/lib/glance/images"));
    }

    @Test
    void settingsMakeItABindMount() {
        Map<String, String> settings =
                Map.of("storage.fstype", "none", "storage.options", "bind", "storage.images", "/srv/shared/images");
        List<Part> parts = storage.parts(target(APART, "glances", settings));
        assertThat(parts)
                .filteredOn(PacemakerResource.class::isInstance)
                .singleElement()
                .satisfies(part -> assertThat(((PacemakerResource) part).options())
                        .containsEntry("device", "/srv/shared/images")
                        .containsEntry("fstype", "none")
                        .containsEntry("options", "bind"));
    }

    private List<String> mounts(Target target) {
        return storage.parts(target).stream()
                .filter(PacemakerResource.class::isInstance)
                .map(Part::key)
                .toList();
    }

    private static Target target(Topology topology, String name, Map<String, String> settings) {
        Cluster cluster = topology.cluster(name).orElseThrow();
        return new Target(topology, cluster, cluster.members(), new Settings(settings));
    }
}
