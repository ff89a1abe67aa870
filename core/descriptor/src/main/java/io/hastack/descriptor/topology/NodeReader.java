package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads nodes: members, remotes, spares. */
final class NodeReader {
    private final Ledger ledger;

    NodeReader(Ledger ledger) {
        this.ledger = ledger;
    }

    Node member(Element element) {
        return node(element.fields("node", TopologyKeys.NODE), List.of(), true);
    }

    /** A spare may lack fencing until it is made a member. */
    Node spare(Element element) {
        return node(element.fields("spare", TopologyKeys.NODE), List.of(), false);
    }

    Node remote(Element element, String cluster) {
        Fields fields = element.fields("remote", TopologyKeys.REMOTE);
        fields.require("components");
        List<String> components = new ArrayList<>();
        for (Text component : fields.texts("components")) {
            if (!fields.match(component, Names.COMPONENT, Names.COMPONENT_EXPECTED)) {
                continue;
            }
            if (components.contains(component.value())) {
                fields.wrong(
                        component.place(), "a remote lists component '" + component.value() + "' twice; remove one");
                continue;
            }
            components.add(component.value());
            ledger.component(component, cluster);
        }
        return node(fields, components, true);
    }

    private Node node(Fields fields, List<String> components, boolean fenced) {
        Text name = fields.text("name", Names.NODE, "a host name of letters, digits, '-' and '.'");
        Text address = fields.text("address");
        String owner = "node " + (name.isEmpty() ? "at line " + fields.place().line() : name.value());
        ledger.nodeNames().take(name.value(), name.place());
        ledger.address(address, owner);
        ledger.mark("nodes/" + name.value(), name.place());
        Map<String, Text> attributes = fields.map("attributes");
        attributes.forEach((key, value) ->
                fields.match(Text.of(key, value.place()), Names.ATTRIBUTE, "an attribute name such as rack"));
        return new Node(name.value(), address.value(), fencing(fields, owner, fenced), components, values(attributes));
    }

    private Map<String, String> fencing(Fields fields, String owner, boolean fenced) {
        Map<String, Text> fencing = fields.map("fencing");
        if (fencing.isEmpty()) {
            if (fenced && (fields.has("name") || fields.has("address"))) {
                ledger.problems()
                        .add(
                                ErrorCode.REFUSED_FENCING,
                                fields.place(),
                                owner
                                        + " has no fencing device; without one a node that hangs can neither be trusted nor"
                                        + " replaced. Add 'fencing: { agent: fence_ipmilan, ip: … }', or insist with"
                                        + " --allow-unfenced");
            }
            return Map.of();
        }
        Text agent = fencing.get("agent");
        if (agent == null) {
            fields.wrong(
                    fencing.values().iterator().next().place(),
                    "fencing of " + owner + " needs 'agent', and it has none; add one, such as agent: fence_ipmilan");
        } else {
            fields.match(agent, Names.AGENT, "a fence agent such as fence_ipmilan");
        }
        fencing.values().forEach(value -> LateReferences.check(value, fields::wrong));
        ledger.fencing(fencing, owner);
        return values(fencing);
    }

    private static Map<String, String> values(Map<String, Text> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        texts.forEach((key, text) -> values.put(key, text.value()));
        return values;
    }
}
