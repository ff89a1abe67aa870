package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What must be unique across a whole topology file, and where each element stands. One file, one thread. */
final class Ledger {
    private final Problems problems;
    private final Register nodeNames;
    private final Register clusterNames;
    private final Register addresses;
    private final Map<Map<String, String>, Register.Holder> devices = new HashMap<>();
    private final Map<String, Register.Holder> components = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Map<String, String> positions = new TreeMap<>();

    Ledger(Problems problems) {
        this.problems = problems;
        nodeNames = new Register("node name", problems);
        clusterNames = new Register("cluster name", problems);
        addresses = new Register("address", problems);
    }

    Problems problems() {
        return problems;
    }

    Register nodeNames() {
        return nodeNames;
    }

    Register clusterNames() {
        return clusterNames;
    }

    Map<String, String> positions() {
        return positions;
    }

    /** Remembers where an element stands, such as {@code nodes/ctl1}; the first place counts. */
    void mark(String element, Place place) {
        positions.putIfAbsent(element, place.toString());
    }

    /** Takes the address of a node or VIP. */
    void address(Text address, String owner) {
        if (address.isEmpty()) {
            return;
        }
        if (IpAddress.usable(address.value()).isEmpty()) {
            problems.add(
                    ErrorCode.INPUT_TOPOLOGY,
                    address.place(),
                    "expected an IP address for " + owner + " (names are not looked up; not loopback, not multicast),"
                            + " found '" + address.value() + "'");
            return;
        }
        addresses.take(IpAddress.canonical(address.value()).orElseThrow(), owner, address.place());
    }

    /** Notes that a cluster runs a component; a second cluster that does is a problem. */
    void component(Text component, String cluster) {
        mark("components/" + component.value(), component.place());
        Register.Holder before =
                components.putIfAbsent(component.value(), new Register.Holder(cluster, component.place()));
        if (before != null && !before.owner().equals(cluster)) {
            problems.add(
                    ErrorCode.INPUT_TOPOLOGY,
                    component.place(),
                    "component '" + component.value() + "' is listed in cluster '" + cluster + "' and in cluster '"
                            + before.owner() + "' (line " + before.place().line()
                            + "); one cluster runs it, so remove it from the other");
        }
    }

    /** Compares a fencing device with all others, and, when every address is known, with those. */
    void fencing(Map<String, Text> options, String owner) {
        Place place = options.values().iterator().next().place();
        Map<String, String> device = new TreeMap<>();
        options.forEach((key, text) -> device.put(key, text.value()));
        Register.Holder same = devices.putIfAbsent(device, new Register.Holder(owner, place));
        if (same != null) {
            problems.add(
                    ErrorCode.INPUT_TOPOLOGY,
                    place,
                    "the fencing device of " + owner + " is that of " + same.owner() + " (line "
                            + same.place().line() + "), with the same options: fencing one would fence the other."
                            + " Expected a device or outlet of its own");
        }
        Text ip = Optional.ofNullable(options.get("ip")).orElse(options.get("ipaddr"));
        if (ip != null) {
            later.add(() -> IpAddress.canonical(ip.value())
                    .flatMap(addresses::holder)
                    .ifPresent(holder -> problems.add(
                            ErrorCode.INPUT_TOPOLOGY,
                            ip.place(),
                            "the fencing device of " + owner + " has the address of " + holder.owner() + " (line "
                                    + holder.place().line() + "); expected the BMC's own address")));
        }
    }

    /** Makes the comparisons that need the whole file. */
    void close() {
        later.forEach(Runnable::run);
    }
}
