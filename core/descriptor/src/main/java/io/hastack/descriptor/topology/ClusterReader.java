package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads clusters. */
final class ClusterReader {
    private static final int FEWEST = 3;
    private static final int MOST = 16;

    private final Ledger ledger;
    private final NodeReader nodes;

    ClusterReader(Ledger ledger, NodeReader nodes) {
        this.ledger = ledger;
        this.nodes = nodes;
    }

    Cluster cluster(Element element) {
        Fields fields = element.fields("cluster", TopologyKeys.CLUSTER);
        Text name = fields.text("name", Names.CLUSTER, "a cluster name of letters, digits, '-' and '_'");
        String owner = "cluster '" + name.value() + "'";
        ledger.clusterNames().take(name.value(), name.place());
        ledger.mark("clusters/" + name.value(), name.place());
        fields.require("components");
        List<String> components = components(fields, name.value(), owner);
        List<Node> members = fields.require("nodes").map(e -> e.list("nodes")).orElse(List.of()).stream()
                .map(nodes::member)
                .toList();
        List<Node> remotes = fields.list("remotes").stream()
                .map(e -> nodes.remote(e, name.value()))
                .toList();
        numbered(fields, owner, members);
        if (fields.find("nodes").isPresent()) {
            members(fields, owner, members.size());
        }
        return new Cluster(name.value(), components, members, remotes);
    }

    /** Two members with one number would be one to Corosync. */
    private void numbered(Fields fields, String owner, List<Node> members) {
        Map<Integer, Node> numbers = new HashMap<>();
        for (Node member : members) {
            if (IpAddress.usable(member.address()).isEmpty()) {
                continue;
            }
            Node other = numbers.putIfAbsent(member.id(), member);
            if (other != null && IpAddress.canonical(other.address()).equals(IpAddress.canonical(member.address()))) {
                // said already, as an address that is taken
                continue;
            }
            String found = other != null
                    ? "the members " + other.name() + " (" + other.address() + ") and " + member.name() + " ("
                            + member.address() + ") end in the same 16 bits"
                    : member.id() == 0 ? "the address of member " + member.name() + " ends in 16 zero bits" : "";
            if (!found.isEmpty()) {
                ledger.problems()
                        .add(
                                ErrorCode.INPUT_TOPOLOGY,
                                fields.require("nodes").map(Element::place).orElse(fields.place()),
                                owner + ": " + found
                                        + ", which Corosync knows a member by; give one of them another address");
            }
        }
    }

    private List<String> components(Fields fields, String cluster, String owner) {
        List<String> components = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Text component : fields.texts("components")) {
            if (!fields.match(component, Names.COMPONENT, Names.COMPONENT_EXPECTED)) {
                continue;
            }
            if (!seen.add(component.value())) {
                fields.wrong(
                        component.place(), owner + " lists component '" + component.value() + "' twice; remove one");
                continue;
            }
            components.add(component.value());
            ledger.component(component, cluster);
        }
        return components;
    }

    private void members(Fields fields, String owner, int count) {
        String reason;
        if (count < FEWEST) {
            reason = "fewer than three cannot lose one and keep quorum";
        } else if (count > MOST) {
            reason = "Corosync is made for at most sixteen; let the others be remotes";
        } else if (count % 2 == 0) {
            reason = "an even number survives no more failures than one less, and can split in halves";
        } else {
            return;
        }
        ledger.problems()
                .add(
                        ErrorCode.REFUSED_MEMBERS,
                        fields.require("nodes").map(Element::place).orElse(fields.place()),
                        owner + " has " + count + (count == 1 ? " full member: " : " full members: ") + reason
                                + ". Use an odd number from 3 to 16, or insist with --allow-members");
    }
}
