package io.hastack.galera.recovery;

import io.hastack.galera.recovery.ClusterFacts.Instance;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of crm_mon, as Pacemaker 2.1 and 3.0 write it, for what Galera's recovery asks. */
public final class StatusReader {
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, Map<String, String>> attributes = new HashMap<>();
    private boolean quorate;
    private boolean maintenance;
    private Optional<Instance> instance = Optional.empty();
    private String node = "";

    private StatusReader() {}

    /**
     * Returns what the document of {@code crm_mon --output-as=xml --inactive} says.
     *
     * @throws HaException {@code STATE_UNREADABLE} if it is none
     */
    public static ClusterFacts read(String xml) {
        StatusReader reader = new StatusReader();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader events = factory.createXMLStreamReader(new StringReader(xml));
            while (events.hasNext()) {
                int event = events.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    reader.begin(events);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    reader.path.pop();
                }
            }
        } catch (XMLStreamException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "expected the cluster's state from crm_mon, found no XML: " + e.getMessage(),
                    e);
        }
        return new ClusterFacts(reader.quorate, reader.maintenance, reader.nodes, reader.instances, reader.attributes);
    }

    private void begin(XMLStreamReader at) {
        String in = path.isEmpty() ? "" : path.peek();
        String name = at.getLocalName();
        path.push(name);
        if (name.equals("resource")) {
            instance = instance(at);
        }
        switch (in + "/" + name) {
            case "summary/current_dc" -> quorate = is(at, "with_quorum");
            case "summary/cluster_options" -> maintenance = is(at, "maintenance-mode");
            case "nodes/node" -> nodes.put(value(at, "name"), state(at));
            case "resource/node" -> instance.ifPresent(i -> instances.put(value(at, "name"), i));
            case "node_attributes/node" -> node = value(at, "name");
            case "node/attribute" ->
                attributes.computeIfAbsent(node, n -> new HashMap<>()).put(value(at, "name"), value(at, "value"));
            default -> {
                // of no concern here
            }
        }
    }

    private static String state(XMLStreamReader node) {
        // as ha:status has it: a lost node is unclean until it is fenced, whatever else holds
        return Stream.of("unclean", "pending")
                .filter(s -> is(node, s))
                .findFirst()
                .orElseGet(() -> !is(node, "online")
                        ? "offline"
                        : List.of("maintenance", "standby", "standby_onfail").stream()
                                .filter(s -> is(node, s))
                                .map(s -> s.replace("_onfail", ""))
                                .findFirst()
                                .orElse("online"));
    }

    private static Optional<Instance> instance(XMLStreamReader resource) {
        if (!value(resource, "id").replaceFirst(":\\d+$", "").equals("galera")) {
            return Optional.empty();
        }
        // Pacemaker 2.1 writes the old role names where it was built for compatibility
        String role = value(resource, "role").replace("Master", "Promoted").replace("Slave", "Unpromoted");
        boolean failed = is(resource, "failed") || is(resource, "blocked");
        return Optional.of(new Instance(role, is(resource, "managed"), failed, value(resource, "pending")));
    }

    private static boolean is(XMLStreamReader element, String attribute) {
        return value(element, attribute).equals("true");
    }

    private static String value(XMLStreamReader element, String attribute) {
        String value = element.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
