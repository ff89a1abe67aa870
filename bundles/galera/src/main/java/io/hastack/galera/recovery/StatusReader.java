package io.hastack.galera.recovery;

import io.hastack.galera.recovery.ClusterFacts.Instance;
import io.hastack.galera.recovery.ClusterFacts.Resource;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of crm_mon, as Pacemaker 2.1 and 3.0 write it, for what Galera's recovery asks. */
public final class StatusReader {
    /** How the ids of rules begin by which a recovery holds members back. */
    public static final String HOLDS = "galera-recover-";

    private static final Set<String> PROMOTABLE = Set.of("", "Started", "Promoted", "Master");

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, Map<String, String>> attributes = new HashMap<>();
    private boolean quorate;
    private boolean maintenance;
    private boolean managed;
    private boolean stopped;
    private String held = "";
    private Optional<Instance> instance = Optional.empty();
    private String node = "";

    private StatusReader() {}

    /**
     * Returns what Pacemaker says.
     *
     * @param address the option {@code wsrep_cluster_address} of the resource {@code galera}; empty if there is none
     * @param xml the document of {@code crm_mon --output-as=xml --inactive}
     * @throws HaException {@code STATE_UNREADABLE} if it is none
     */
    public static ClusterFacts read(String address, String xml) {
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
        return new ClusterFacts(
                reader.quorate,
                reader.maintenance,
                new Resource(members(address), reader.managed, reader.stopped, reader.held),
                reader.nodes,
                reader.instances,
                reader.attributes);
    }

    private static List<String> members(String address) {
        return Arrays.stream(address.replaceFirst("^gcomm://", "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
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
            case "bans/ban" -> held = value(at, "id").startsWith(HOLDS) ? value(at, "id") : held;
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
                        : Stream.of("maintenance", "standby", "standby_onfail")
                                .filter(s -> is(node, s))
                                .map(s -> s.replace("_onfail", ""))
                                .findFirst()
                                .orElse("online"));
    }

    /** An instance of galera. Each has the clone's target-role; one of a node in maintenance is unmanaged, the others are not. */
    private Optional<Instance> instance(XMLStreamReader resource) {
        if (!value(resource, "id").replaceFirst(":\\d+$", "").equals("galera")) {
            return Optional.empty();
        }
        managed |= is(resource, "managed");
        stopped |= !PROMOTABLE.contains(value(resource, "target_role"));
        // Pacemaker 2.1 writes the old role names where it was built for compatibility
        String role = value(resource, "role").replace("Master", "Promoted").replace("Slave", "Unpromoted");
        boolean failed = is(resource, "failed") || is(resource, "blocked");
        return Optional.of(new Instance(role, failed, value(resource, "pending")));
    }

    private static boolean is(XMLStreamReader element, String attribute) {
        return value(element, attribute).equals("true");
    }

    private static String value(XMLStreamReader element, String attribute) {
        String value = element.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
