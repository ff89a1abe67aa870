package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Element.Entry;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.descriptor.yaml.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the items of {@code deploy}, each by the key that tells its kind. */
final class Items {
    private final Declared declared;
    private final Map<String, Function<ItemFields, Item>> kinds = new LinkedHashMap<>();
    private final Map<String, Place> seen = new HashMap<>();

    Items(Declared declared, Templates templates) {
        this.declared = declared;
        NodeItems node = new NodeItems(templates);
        kinds.put("packages", PackagesItem::read);
        kinds.put("unit", node::unit);
        kinds.put("file", node::file);
        kinds.put("ini", node::ini);
        kinds.put("keys", node::keys);
        kinds.put("database", ServiceItems::database);
        kinds.put("once", node::once);
        kinds.put("proxy", ServiceItems::proxy);
        kinds.put("resource", ClusterItems::resource);
        kinds.put("property", ClusterItems::property);
        kinds.put("identity", ServiceItems::identity);
        kinds.put("catalogue", ServiceItems::catalogue);
    }

    /** Leaves commands as the only kind: when a node has left, nothing is to be brought about for good. */
    Items commandsOnly() {
        kinds.keySet().retainAll(List.of("once"));
        return this;
    }

    List<Item> read(List<Element> elements) {
        return elements.stream().map(this::read).flatMap(Optional::stream).toList();
    }

    private Optional<Item> read(Element element) {
        return kind(element, "item", List.copyOf(kinds.keySet())).map(kind -> {
            Fields fields = element.fields(kind + " item", ComponentKeys.ITEMS.get(kind));
            once(fields, kind);
            return kinds.get(kind).apply(new ItemFields(fields, declared));
        });
    }

    private void once(Fields fields, String kind) {
        if (kind.equals("packages")) {
            return;
        }
        Text name = fields.text(kind, "");
        String section = kind.equals("property") ? fields.text("section", "").value() + "/" : "";
        Place before = seen.putIfAbsent(kind + " " + section + name.value(), name.place());
        if (before != null && !name.isEmpty()) {
            fields.wrong(
                    name.place(),
                    kind + " '" + name.value() + "' stands here twice, first at line " + before.line()
                            + "; make one item of them");
        }
    }

    /** Returns the first key that tells a kind; notes a problem if there is none. */
    static Optional<String> kind(Element element, String what, List<String> kinds) {
        List<Entry> entries = element.entries(what);
        Optional<String> kind = entries.stream()
                .map(e -> e.key().value())
                .filter(kinds::contains)
                .findFirst();
        if (kind.isEmpty() && !entries.isEmpty()) {
            Text first = entries.get(0).key();
            element.wrong(
                    first.place(),
                    "unknown " + what + " '" + first.value() + "'" + Suggestion.hintOrAll(first.value(), kinds));
        } else if (kind.isEmpty() && element.isNothing()) {
            element.wrong("expected an " + what + ", found nothing; known are " + String.join(", ", kinds));
        }
        return kind;
    }
}
