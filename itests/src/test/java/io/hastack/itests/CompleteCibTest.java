package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Inventory;
import io.hastack.engine.Owned;
import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedConstraint.Place;
import io.hastack.pacemaker.CibDocument;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What {@code ha:cib} prints for every component there is, before Pacemaker's own {@code crm_verify}. */
@RunWith(Parameterized.class)
public class CompleteCibTest {
    /** The platform whose CIB the Pacemaker of this machine's own release can read. */
    static final String PLATFORM = "debian-12";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Components components;
    private final Topology topology;

    public CompleteCibTest(Shape shape) throws Exception {
        components = Components.all();
        topology = components.topology(shape, PLATFORM);
    }

    @Parameters(name = "{0}")
    public static Shape[] shapes() {
        return Shape.values();
    }

    /** Returns the CIB of each cluster. */
    static Map<String, String> cibs(Inventory inventory, Topology topology) {
        Map<String, String> cibs = new TreeMap<>();
        for (Cluster cluster : topology.clusters()) {
            List<CibPart> parts = inventory.cib(topology, cluster.name()).stream()
                    .map(Owned::part)
                    .toList();
            cibs.put(cluster.name(), CibDocument.render(topology.platform(), cluster, parts));
        }
        return cibs;
    }

    @Test
    public void crmVerifyFindsNothing() throws Exception {
        Map<String, String> cibs = cibs(components.inventory(), topology);
        assertThat(cibs).hasSameSizeAs(topology.clusters());
        for (Map.Entry<String, String> cib : cibs.entrySet()) {
            assertThat(verify(cib.getValue()))
                    .as("crm_verify of cluster " + cib.getKey())
                    .isEqualTo(CrmVerify.VALID);
        }
    }

    @Test
    public void crmVerifyWouldFindAConstraintOnWhatIsNotThere() throws Exception {
        String cib = cibs(components.inventory(), topology).values().iterator().next();
        String broken = cib.replaceFirst(
                "(?s)<constraints/?>(.*</constraints>)?",
                "<constraints><rsc_order id=\"o\" first=\"nosuch\" then=\"nosuch-either\" kind=\"Mandatory\"/></constraints>");
        assertThat(verify(broken)).contains("nosuch").doesNotContain(CrmVerify.VALID);
    }

    @Test
    public void everyConstraintIsInTheCibItIsSaidToBeIn() {
        Map<String, String> cibs = cibs(components.inventory(), topology);
        List<PlacedConstraint> placed = components.inventory().constraints(topology);
        assertThat(placed).isNotEmpty();
        for (PlacedConstraint constraint : placed) {
            String id = " id=\"" + constraint.constraint().id().replace("#", "") + "\"";
            cibs.forEach((cluster, cib) -> {
                boolean here = constraint.cluster().filter(cluster::equals).isPresent();
                assertThat(cib.contains(id)).as(id + " in cluster " + cluster).isEqualTo(here);
            });
            assertThat(constraint.reason()).isNotBlank();
            assertThat(constraint.ends()).as("ends of " + id).allMatch(e -> e.cluster()
                    .isPresent());
        }
    }

    @Test
    public void onlyEndsThatAreApartLeaveTheCib() {
        for (PlacedConstraint constraint : components.inventory().constraints(topology)) {
            long clusters = constraint.ends().stream()
                    .map(PlacedConstraint.End::cluster)
                    .distinct()
                    .count();
            assertThat(constraint.place() == Place.CIB)
                    .as(constraint.constraint().id())
                    .isEqualTo(clusters == 1);
        }
    }

    private String verify(String cib) throws IOException, InterruptedException {
        return CrmVerify.of(cib, folder.getRoot().toPath());
    }
}
