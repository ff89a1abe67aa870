package io.hastack.engine.internal;

import io.hastack.spi.ComponentInfo;
import io.hastack.spi.DeployService;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The smallest component world: a part is a file with one text in the node's folder. */
final class Marks {
    private Marks() {}

    /** A file in the node's folder; a value of {@code fail} cannot be written. */
    record Mark(String key, String value, Placement placement) implements Part {
        @Override
        public String kind() {
            return "mark";
        }
    }

    /** A mark of another kind, so that batches of two handlers can be seen. */
    record Seal(String key, String value, Placement placement) implements Part {
        @Override
        public String kind() {
            return "seal";
        }
    }

    /** A mark that belongs to a cluster. */
    record Cib(String key, String value, Placement placement) implements CibPart {
        @Override
        public String kind() {
            return "cib";
        }
    }

    record Handler<P extends Part>(Class<P> type) implements PartHandler<P> {
        private static String value(Part part) {
            return part instanceof Mark mark
                    ? mark.value()
                    : part instanceof Seal seal ? seal.value() : ((Cib) part).value();
        }

        private static Fact fact(Part part) {
            return new Fact("mark " + part.key(), "sha256sum <\"$HASTACK_RUN/" + part.key() + "\" | cut -d' ' -f1");
        }

        @Override
        public List<Fact> facts(List<P> desired, Site site) {
            return desired.stream().map(Handler::fact).toList();
        }

        @Override
        public List<Change> converge(List<P> desired, Facts facts) {
            List<Change> changes = new ArrayList<>();
            for (P part : desired) {
                if (!facts.get(fact(part)).output().equals(facts.sha256(value(part)))) {
                    String script = value(part).equals("fail")
                            ? "echo no >&2; exit 9"
                            : "printf %s '" + value(part) + "' >\"$HASTACK_RUN/" + part.key() + "\"; echo " + part.key()
                                    + " >>\"$HASTACK_RUN/order\"";
                    changes.add(new Change.Script("mark " + part.key(), script, Duration.ofSeconds(10)));
                }
            }
            return changes;
        }
    }

    /** A component given by its parts; {@code Ready} is True when a file {@code ready} exists or no such file is asked. */
    record Marked(ComponentInfo component, List<Part> parts, String readyScript, Scope scope)
            implements DeployService, VerifyService {
        @Override
        public List<Part> parts(Target target) {
            return parts;
        }

        @Override
        public Map<String, SecretKind> secrets() {
            return Map.of("base.key", SecretKind.PASSWORD);
        }

        @Override
        public List<Check> checks(Target target) {
            return List.of(new Check(
                    "Ready",
                    new Probe.Output(readyScript, ""),
                    scope,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    "Look at it"));
        }
    }

    static Marked component(String id, Set<String> requires, String readyScript, Part... parts) {
        return new Marked(
                new ComponentInfo(id, id, ComponentInfo.Mode.ACTIVE_ACTIVE, requires, List.of("Ready"), false),
                List.of(parts),
                readyScript,
                Scope.EVERY_NODE);
    }

    /** A component whose one check is carried out once. */
    static Marked once(String id, String readyScript) {
        Marked marked = component(id, Set.of(), readyScript);
        return new Marked(marked.component(), marked.parts(), readyScript, Scope.ONCE);
    }

    static Plugins plugins(Marked... components) {
        List<Marked> all = List.of(components);
        return new Plugins(
                List.copyOf(all),
                List.copyOf(all),
                List.of(),
                List.of(new Handler<>(Mark.class), new Handler<>(Seal.class), new Handler<>(Cib.class)));
    }

    static Topology topology(String... components) {
        List<Node> nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Node("n" + i, "10.0.0." + i, Map.of(), List.of(), Map.of()))
                .toList();
        return new Topology(
                "test",
                "debian-13",
                new Access("root", Path.of("key"), Path.of("known_hosts")),
                List.of(new Cluster("control", List.of(components), nodes, List.of())),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
