package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.Scope;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Items that become elements of the CIB. */
final class ClusterItems {
    private static final Set<String> ATTRIBUTES_NOT = Set.of("name", "interval", "timeout");
    private static final Pattern ACTION = Pattern.compile(
            "monitor|start|stop|promote|demote|notify|reload|reload-agent|migrate_to|migrate_from|validate-all|meta-data");
    private static final Pattern SECTION = Pattern.compile("crm_config|rsc_defaults|op_defaults|node:[A-Za-z0-9.-]+");

    private ClusterItems() {}

    static Item resource(ItemFields item) {
        Fields fields = item.fields();
        String id = item.word("resource", Forms.ID, Forms.ID_EXPECTED);
        String agent = item.word("agent", Forms.AGENT, "an agent as systemd:unit, ocf:provider:type or stonith:agent");
        if (fields.has("clone") && fields.has("promotable")) {
            fields.wrong(fields.place(), "a resource is a 'clone' or 'promotable', found both; remove 'clone'");
        }
        Kind kind = fields.has("promotable") ? Kind.PROMOTABLE : fields.has("clone") ? Kind.CLONE : Kind.PRIMITIVE;
        Map<String, Text> cloneMeta = item.map(kind == Kind.PROMOTABLE ? "promotable" : "clone");
        Map<String, Text> options = item.map("options");
        Map<String, Text> meta = item.map("meta");
        List<Function<Resolution, Operation>> operations = fields.list("operations").stream()
                .map(e -> operation(e, item.declared()))
                .toList();
        Placement placement = item.placement(Scope.ONCE);
        return r -> new PacemakerResource(
                placement,
                id,
                agent,
                kind,
                r.map(options),
                r.map(meta),
                r.map(cloneMeta),
                operations.stream().map(o -> o.apply(r)).toList());
    }

    static Item property(ItemFields item) {
        String name = item.word("property", Forms.ID, Forms.ID_EXPECTED);
        Text value = item.text("value");
        String section = item.word(
                "section", SECTION, "a section: crm_config, rsc_defaults, op_defaults or node:<name>", "crm_config");
        Placement placement = item.placement(Scope.ONCE);
        return r -> new ClusterProperty(placement, section, name, r.text(value));
    }

    private static Function<Resolution, Operation> operation(Element element, Declared declared) {
        Fields fields = element.fields("operation", ComponentKeys.OPERATION);
        Text name = fields.text("name", ACTION, "an operation such as monitor, start, stop, promote, demote, notify");
        Text interval = fields.text("interval", Forms.INTERVAL, "an interval such as 10s, or 0s for an action");
        Text timeout = fields.text("timeout", Forms.INTERVAL, "a timeout such as 60s");
        declared.references(fields, interval);
        declared.references(fields, timeout);
        Map<String, String> attributes = new LinkedHashMap<>();
        ComponentKeys.OPERATION.stream()
                .filter(key -> !ATTRIBUTES_NOT.contains(key) && fields.has(key))
                .forEach(key -> attributes.put(key, fields.text(key).value()));
        return r -> new Operation(name.value(), time(r, interval), time(r, timeout), attributes);
    }

    /** A time may come from a setting, so it is looked at again when that is known. */
    private static String time(Resolution resolution, Text text) {
        String time = resolution.text(text);
        if (Forms.duration(time).isEmpty() && !time.matches("[0-9]+")) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    text.place() + ": expected a time such as 60s, found '" + time + "' from '" + text.value()
                            + "'; correct the setting");
        }
        return time;
    }
}
