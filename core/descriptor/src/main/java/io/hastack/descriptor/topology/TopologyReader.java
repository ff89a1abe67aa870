package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Source;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Access;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a topology file and notes everything that is wrong with it by itself. One use, one thread. */
public final class TopologyReader {
    private final Path file;
    private final boolean requireKeys;
    private final Ledger ledger;

    public TopologyReader(Path file, boolean requireKeys, Problems problems) {
        this.file = file;
        this.requireKeys = requireKeys;
        ledger = new Ledger(problems);
    }

    /** Returns the topology; of use only if no problem was noted. */
    public Topology read() {
        return read(FileText.read(file, ErrorCode.INPUT_SYNTAX, ledger.problems()));
    }

    /** Returns the topology that a text in place of the file's own describes. */
    public Topology read(String text) {
        return read(Optional.of(text));
    }

    private Topology read(Optional<String> found) {
        Problems problems = ledger.problems();
        Topology topology = found.flatMap(
                        text -> new Source(file.toString(), ErrorCode.INPUT_SYNTAX, problems).parse(text))
                .map(this::topology)
                .orElse(new Topology("", "", access(), List.of(), List.of(), Map.of(), Map.of(), Map.of()));
        ledger.close();
        return topology;
    }

    /** Returns where elements stand: {@code clusters/…}, {@code nodes/…}, {@code components/…}, {@code vips/…}, {@code settings/…}, {@code overrides/…}. */
    public Map<String, String> positions() {
        return ledger.positions();
    }

    private Topology topology(Element root) {
        Fields fields = root.fields("topology", TopologyKeys.ROOT);
        Path folder = folder();
        NodeReader nodes = new NodeReader(ledger);
        ClusterReader clusterReader = new ClusterReader(ledger, nodes);
        String name = fields.text("name", Names.TOPOLOGY, "a name of letters, digits, '.', '-' and '_'")
                .value();
        String platform = fields.text("platform", Names.PLATFORM, "a platform with its release, such as debian-13")
                .value();
        Access access = fields.require("access")
                .map(new AccessReader(folder, requireKeys, ledger.problems())::access)
                .orElse(access());
        List<Cluster> clusters = fields.require("clusters").map(e -> e.list("clusters")).orElse(List.of()).stream()
                .map(clusterReader::cluster)
                .toList();
        if (clusters.isEmpty() && fields.find("clusters").isPresent()) {
            fields.wrong(fields.place(), "expected at least one cluster under 'clusters', found none; add it");
        }
        List<Node> spares = fields.list("spares").stream().map(nodes::spare).toList();
        Map<String, String> vips = vips(fields);
        Map<String, String> settings = settings(fields);
        return new Topology(
                name,
                platform,
                access,
                clusters,
                spares,
                vips,
                settings,
                new OverridesReader(ledger).overrides(folder.resolve("overrides")));
    }

    private Map<String, String> vips(Fields fields) {
        Map<String, String> vips = new LinkedHashMap<>();
        fields.map("vips").forEach((component, address) -> {
            ledger.mark("vips/" + component, address.place());
            fields.match(Text.of(component, address.place()), Names.COMPONENT, Names.COMPONENT_EXPECTED);
            if (address.isEmpty()) {
                fields.wrong(address.place(), "expected an IP address as VIP of " + component + ", found nothing");
            }
            ledger.address(address, "the VIP of " + component);
            vips.put(component, address.value());
        });
        return vips;
    }

    private Map<String, String> settings(Fields fields) {
        Map<String, String> settings = new LinkedHashMap<>();
        fields.map("settings").forEach((key, value) -> {
            ledger.mark("settings/" + key, value.place());
            fields.match(
                    Text.of(key, value.place()), Names.SETTING, "a setting as component.name, such as neutron.agents");
            LateReferences.check(value, fields::wrong);
            settings.put(key, value.value());
        });
        return settings;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private Access access() {
        return new Access("", folder(), folder());
    }
}
