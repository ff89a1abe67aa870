package io.hastack.pacemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tells two elements apart, in words; neither attributes nor children have an order. */
final class Differences {
    private Differences() {}

    /**
     * Returns one text a difference.
     *
     * @param same whether a desired text, which may hold references, is a live value
     */
    static List<String> between(Element live, Element desired, BiPredicate<String, String> same) {
        Map<String, Element> before = byId(live);
        Map<String, Element> after = byId(desired);
        List<String> found = new ArrayList<>();
        after.forEach((id, element) -> {
            Element old = before.get(id);
            if (old == null) {
                found.add("+ " + title(element));
            } else {
                attributes(old, element, same, found);
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> found.add("- " + title(before.get(id))));
        return found;
    }

    private static void attributes(Element old, Element desired, BiPredicate<String, String> same, List<String> found) {
        Set<String> names = new TreeSet<>(old.attributes().keySet());
        names.addAll(desired.attributes().keySet());
        for (String name : names) {
            String from = old.attributes().get(name);
            String to = desired.attributes().get(name);
            if (Objects.equals(from, to) || from != null && to != null && same.test(to, from)) {
                continue;
            }
            // the old value of a changed secret is known to nobody who could mask it
            boolean secret = to != null && to.contains("${secret:");
            found.add(title(desired) + (name.equals("value") ? "" : " " + name) + " "
                    + (secret ? "changed" : (from == null ? "(none)" : from) + " → " + (to == null ? "(none)" : to)));
        }
    }

    private static Map<String, Element> byId(Element root) {
        return root.all()
                .filter(e -> !e.id().isEmpty())
                .collect(Collectors.toMap(Element::id, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private static String title(Element element) {
        return switch (element.name()) {
            case "nvpair" -> element.get("name");
            case "op" -> "op " + element.get("name");
            default -> element.name() + " " + element.id();
        };
    }
}
