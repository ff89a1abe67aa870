package io.hastack.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.internal.Entry.Instance;
import io.hastack.engine.internal.Entry.Need;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Node NODE = new Node("n1", "192.0.2.1", Map.of(), List.of(), Map.of());
    private static final Cluster CLUSTER = new Cluster("c", List.of("a", "b"), List.of(NODE), List.of());
    private static final Instance A = new Instance("a", "c");
    private static final Instance B = new Instance("b", "c");

    private final Plugins plugins = new Plugins(
            List.of(), List.of(), List.of(), List.of(new Nothing<>(FilePart.class), new Nothing<>(IniOptions.class)));

    @Test
    void whatSharesAFileIsWrittenAtOnceWhateverTheOrders() {
        List<Batch> batches =
                batches(List.of(ini("shared", A), file("x", A)), List.of(file("y", B), ini("shared", B), file("z", B)));
        assertThat(batches.stream().filter(b -> b.entries().stream().anyMatch(e -> e.part() instanceof IniOptions)))
                .singleElement()
                .satisfies(b -> assertThat(b.entries()).hasSize(2));
        assertThat(batches.stream().mapToInt(b -> b.entries().size()).sum()).isEqualTo(5);
    }

    @Test
    void alsoWhereOneOfThemStandsInALaterStage() {
        Entry waits = new Entry(A, part("w"), CLUSTER, List.of(NODE), A, Set.of(new Need(B, "Serves")));
        List<Batch> batches = batches(List.of(waits, ini("shared", A)), List.of(ini("shared", B)));
        assertThat(batches.get(0).entries()).extracting(Entry::instance).containsExactlyInAnyOrder(A, B);
        assertThat(batches).hasSize(2);
    }

    @Test
    void otherFilesStayWhereTheyAre() {
        List<Batch> batches = batches(List.of(ini("one", A)), List.of(file("y", B), ini("two", B)));
        assertThat(batches).extracting(b -> b.entries().size()).containsExactly(1, 2);
    }

    private List<Batch> batches(List<Entry> a, List<Entry> b) {
        Map<Instance, List<Entry>> entries = new LinkedHashMap<>();
        entries.put(A, a);
        entries.put(B, b);
        return new Batches(plugins).of(entries, new Stages(entries));
    }

    private static Part part(String path) {
        return new FilePart(Placement.EVERY_NODE, path, "root:root", "0644", "", "");
    }

    private static Entry file(String path, Instance instance) {
        return new Entry(instance, part(path), CLUSTER, List.of(NODE), instance, Set.of());
    }

    /** Both are carried out on the nodes of the first one. */
    private static Entry ini(String path, Instance instance) {
        IniOptions options = new IniOptions(
                Placement.EVERY_NODE, path, "root:root", "0644", "", Map.of("s." + instance.component(), "1"));
        return new Entry(instance, options, CLUSTER, List.of(NODE), A, Set.of());
    }

    private record Nothing<P extends Part>(Class<P> type) implements PartHandler<P> {
        @Override
        public List<Fact> facts(List<P> desired, Site site) {
            return List.of();
        }

        @Override
        public List<Change> converge(List<P> desired, Facts facts) {
            return List.of();
        }
    }
}
