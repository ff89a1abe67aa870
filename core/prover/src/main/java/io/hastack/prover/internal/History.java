package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a CIB's status says of the past, in texts that can be compared; times, digests and numbers left out. */
final class History {
    private static final List<String> OF_RESOURCES = List.of("fail-count-", "last-failure-", "master-");

    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, List<String>> resources = new HashMap<>();

    History(Element cib) {
        cib.section("status").named("node_state").forEach(this::read);
    }

    private void read(Element state) {
        String node = state.get("uname");
        state.all().filter(e -> e.name().equals("lrm_resource")).forEach(r -> operations(r)
                .forEach(o -> note(Snapshot.plain(r.id()), node, o)));
        List<String> others = new ArrayList<>();
        state.named("transient_attributes")
                .flatMap(Element::all)
                .filter(e -> e.name().equals("nvpair"))
                .forEach(p -> {
                    String name = p.get("name");
                    OF_RESOURCES.stream()
                            .filter(name::startsWith)
                            .findFirst()
                            .ifPresentOrElse(prefix -> attribute(p, prefix, node), () -> {
                                if (!name.startsWith("#")) {
                                    others.add(name + "=" + p.get("value"));
                                }
                            });
                });
        others.sort(Comparator.naturalOrder());
        nodes.put(node, others.toString());
    }

    private static List<String> operations(Element resource) {
        return resource.named("lrm_rsc_op")
                .sorted(Comparator.comparingLong(o -> number(o.get("call-id"))))
                .map(o -> o.get("operation") + (number(o.get("interval")) > 0 ? "+" : "") + " " + o.get("rc-code") + " "
                        + o.get("op-status") + (o.id().contains("_last_failure_") ? " failure" : ""))
                .toList();
    }

    private void attribute(Element pair, String prefix, String node) {
        String rest = pair.get("name").substring(prefix.length());
        int operation = rest.indexOf('#');
        String resource = operation < 0 ? rest : rest.substring(0, operation);
        String what = operation < 0 ? "" : rest.substring(operation).replaceFirst("_\\d+$", "");
        String value = prefix.equals("last-failure-") ? "" : pair.get("value");
        note(Snapshot.plain(resource), node, prefix + what + "=" + value);
    }

    private void note(String resource, String node, String what) {
        resources.computeIfAbsent(resource + "@" + node, r -> new ArrayList<>()).add(what);
    }

    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    String of(String resource, String node) {
        return resources.getOrDefault(resource + "@" + node, List.of()).toString();
    }

    /** Returns what is noted for a node that is not about a resource. */
    String ofNode(String node) {
        return nodes.getOrDefault(node, "");
    }
}
