package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Inventory;
import io.hastack.pacemaker.Xml;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Test;

/** Keeps {@code docs/reference-map.md} complete, and what it says of us true. */
public class ReferenceMapTest {
    static final Path PAGE = Path.of("..", "docs", "reference-map.md");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A row of the page: whose, what, what became of it, our names, why. */
    private record MapRow(String component, String what, String verdict, List<String> ours, String why) {}

    @Test
    public void everyResourceOfTheReferenceHasItsRowAndNothingElse() throws IOException {
        List<String> expected = ReferenceRow.resources().stream()
                .map(r -> r.component() + " " + r.id())
                .toList();
        assertThat(expected).hasSize(53).doesNotHaveDuplicates();
        assertThat(rows("Resources"))
                .extracting(r -> r.component() + " " + r.what())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    public void everyConstraintOfTheReferenceHasItsRowAndNothingElse() throws IOException {
        List<String> expected = ReferenceRow.constraints().stream()
                .map(r -> r.component() + " " + r.arguments())
                .toList();
        assertThat(expected).hasSize(82).doesNotHaveDuplicates();
        assertThat(rows("Constraints"))
                .extracting(r -> r.component() + " " + r.what())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    public void everyVerdictIsOneOfFourAndHasItsReason() throws IOException {
        for (MapRow row : rows()) {
            assertThat(row.verdict()).as(row.what()).matches("kept|changed|dropped|with [a-z]+");
            assertThat(row.why()).as(row.what()).isNotBlank();
            assertThat(row.ours().isEmpty())
                    .as("%s: what is kept or changed names ours, nothing else does", row.what())
                    .isEqualTo(!row.verdict().matches("kept|changed"));
        }
    }

    @Test
    public void whatIsDecidedWithAComponentIsDecidedWhenItIsThere() throws Exception {
        Components components = Components.all();
        List<String> hosted = new ArrayList<>(components.hosted());
        hosted.addAll(components.remote());
        for (MapRow row : rows()) {
            assertThat(hosted)
                    .as("component of '%s' exists: say here what became of: %s", row.verdict(), row.what())
                    .doesNotContain(row.verdict().replaceFirst("^with ", ""));
        }
    }

    @Test
    public void whatIsSaidToBeOursIsInOurCib() throws Exception {
        Components components = Components.all();
        // The platform that the map is about; an older release has fewer processes and so fewer names.
        Topology topology = components.topology(Shape.COLLAPSED, "debian-13");
        Set<String> ids = ids(components.inventory(), topology);
        for (MapRow row : rows()) {
            assertThat(ids).as(row.what()).containsAll(row.ours());
        }
    }

    /** Resources by their own name, constraints as the CIB has them: some are there because of where a resource may run. */
    private static Set<String> ids(Inventory inventory, Topology topology) {
        String cluster = topology.clusters().get(0).name();
        Set<String> ids = new TreeSet<>();
        inventory.cib(topology, cluster).forEach(owned -> {
            if (owned.part() instanceof PacemakerResource resource) {
                ids.add(resource.id());
            }
        });
        String cib = CompleteCibTest.cibs(inventory, topology).get(cluster);
        Xml.parse(cib, "the CIB")
                .section("configuration")
                .section("constraints")
                .children()
                .forEach(constraint -> ids.add(constraint.id()));
        return ids;
    }

    private static List<MapRow> rows() throws IOException {
        List<MapRow> rows = new ArrayList<>(rows("Resources"));
        rows.addAll(rows("Constraints"));
        return rows;
    }

    private static List<MapRow> rows(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as("'## %s' in %s", heading, PAGE).isNotNegative();
        int next = page.indexOf("\n## ", from + 1);
        return page.substring(from, next < 0 ? page.length() : next)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(ReferenceMapTest::row)
                .toList();
    }

    private static MapRow row(String line) {
        String[] cells = line.substring(1).split("\\|", -1);
        assertThat(cells).as(line).hasSize(6);
        return new MapRow(cells[0].strip(), code(cells[1]).get(0), cells[2].strip(), code(cells[3]), cells[4].strip());
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map((MatchResult m) -> m.group(1)).toList();
    }
}
