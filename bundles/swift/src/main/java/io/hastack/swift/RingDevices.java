package io.hastack.swift;

import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The devices that the rings are to hold, as a file that every storage node has: each device of each storage node. What a
 * ring says about them is made from the ring there is, on a node, by {@code swift-rings}.
 */
final class RingDevices {
    static final String PATH = "/etc/swift/hastack-devices";

    /** Node attribute with the number of the zone, whose loss a partition survives; without it every node is in zone 1. */
    static final String ZONE = "swift-zone";

    private static final Pattern DEVICE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]*)(?::([0-9]{1,6}))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final String WEIGHT = "100";

    private final Target target;
    private final Map<String, String> defaults;

    private RingDevices(Target target, Map<String, String> defaults) {
        this.target = target;
        this.defaults = defaults;
    }

    /** @throws HaException if a setting or a zone is none */
    static FilePart file(String component, Target target, Map<String, String> defaults) {
        String text = new RingDevices(target, defaults).text(component);
        return new FilePart(Placement.EVERY_NODE, PATH, "root:root", "0644", text, "");
    }

    private String text(String component) {
        StringBuilder text = new StringBuilder(
                        "# Written by Hastack: what the rings shall hold. They are made from the ones there are, by swift-rings.\n")
                .append("part-power ")
                .append(number("swift.part-power", 2, 32))
                .append('\n')
                .append("replicas ")
                .append(number("swift.replicas", 1, 16))
                .append('\n')
                .append("min-part-hours ")
                .append(number("swift.min-part-hours", 0, 255))
                .append('\n')
                .append("# device ZONE ADDRESS NAME WEIGHT\n");
        List<String[]> devices = devices();
        target.topology().clusters().stream()
                .flatMap(c -> c.nodesOf(component).stream())
                .flatMap(n -> devices.stream().map(d -> line(n, d)))
                .sorted()
                .forEach(text::append);
        return text.toString();
    }

    private static String line(Node node, String[] device) {
        String zone = node.attributes().getOrDefault(ZONE, "1");
        if (!NUMBER.matcher(zone).matches()) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "node '" + node.name() + "': expected a number as its attribute " + ZONE + ", found '" + zone
                            + "'");
        }
        return "device %s %s %s %s\n".formatted(zone, node.address(), device[0], device[1]);
    }

    private List<String[]> devices() {
        String value = setting("swift.devices");
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .map(DEVICE::matcher)
                .map(m -> device(m, value))
                .toList();
    }

    private static String[] device(Matcher matcher, String value) {
        if (!matcher.matches()) {
            throw wrong(
                    "swift.devices",
                    "names of folders in /srv/node, such as d1,d2 or with weights d1:100,d2:200",
                    value);
        }
        return new String[] {matcher.group(1), matcher.group(2) == null ? WEIGHT : matcher.group(2)};
    }

    private String number(String key, int least, int most) {
        String value = setting(key);
        if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw wrong(key, "a number from " + least + " to " + most, value);
        }
        return value;
    }

    private String setting(String key) {
        return target.settings().get(key, defaults.get(key));
    }

    private static HaException wrong(String key, String expected, String value) {
        return new HaException(
                ErrorCode.INPUT_TOPOLOGY,
                "setting '" + key + "': expected " + expected + ", found '" + value
                        + "'; correct it under 'settings:' of the topology file");
    }
}
