package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads constraints as relations between primitives. */
final class Relations {
    private final Map<String, List<String>> primitives;
    private final Predicate<String> group;
    private final List<Relation> found = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Prepares for one configuration.
     *
     * @param primitives from an id to the primitives under it
     * @param group whether an id is a group's
     */
    Relations(Map<String, List<String>> primitives, Predicate<String> group) {
        this.primitives = primitives;
        this.group = group;
    }

    /**
     * Returns the relations of the section {@code constraints} and of the groups.
     *
     * @throws HaException {@code INPUT_CIB} for constraints that name what is not there
     */
    List<Relation> read(Element constraints) {
        primitives.forEach((id, members) -> {
            if (group.test(id)) {
                chain(id, members);
            }
        });
        for (Element constraint : constraints.children()) {
            switch (constraint.name()) {
                case "rsc_order" -> order(constraint);
                case "rsc_colocation" -> colocation(constraint);
                case "rsc_location" -> location(constraint);
                default -> {}
            }
        }
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
        return List.copyOf(found);
    }

    private void chain(String id, List<String> members) {
        for (int i = 1; i < members.size(); i++) {
            String first = members.get(i - 1);
            String then = members.get(i);
            found.add(new Relation(id, true, first, "start", then, "start", true, true));
            found.add(new Relation(id, false, first, "", then, "", true, false));
        }
    }

    private void order(Element c) {
        String kind = c.get("kind").isEmpty() ? c.get("score").equals("0") ? "Optional" : "Mandatory" : c.get("kind");
        if (kind.equals("Serialize")) {
            return;
        }
        boolean symmetrical = !c.get("symmetrical").equals("false");
        List<Element> sets = c.named("resource_set").toList();
        if (sets.isEmpty()) {
            String firstAction = or(c.get("first-action"), "start");
            pairs(c, c.get("first"), c.get("then"))
                    .forEach(p -> found.add(new Relation(
                            c.id(),
                            true,
                            p.get(0),
                            firstAction,
                            p.get(1),
                            or(c.get("then-action"), firstAction),
                            kind.equals("Mandatory"),
                            symmetrical)));
            return;
        }
        for (List<String> p : setPairs(c, sets)) {
            found.add(new Relation(
                    c.id(), true, p.get(0), "start", p.get(1), "start", kind.equals("Mandatory"), symmetrical));
        }
    }

    private void colocation(Element c) {
        boolean must = c.get("score").isEmpty()
                || c.get("score").equals("INFINITY")
                || c.get("score").equals("+INFINITY");
        if (c.get("score").startsWith("-")) {
            return;
        }
        List<Element> sets = c.named("resource_set").toList();
        if (sets.isEmpty()) {
            pairs(c, c.get("with-rsc"), c.get("rsc"))
                    .forEach(p -> found.add(new Relation(
                            c.id(),
                            false,
                            p.get(0),
                            c.get("with-rsc-role"),
                            p.get(1),
                            c.get("rsc-role"),
                            must,
                            false)));
            return;
        }
        // within a set the later goes where the earlier is; of two sets the earlier goes where the later is
        List<Element> reversed = new ArrayList<>(sets);
        Collections.reverse(reversed);
        for (List<String> p : setPairs(c, reversed)) {
            found.add(new Relation(c.id(), false, p.get(0), "", p.get(1), "", must, false));
        }
    }

    private void location(Element c) {
        if (!c.get("rsc").isEmpty()) {
            known(c, c.get("rsc"));
        }
        c.named("resource_set").forEach(s -> s.named("resource_ref").forEach(r -> known(c, r.id())));
    }

    private List<List<String>> setPairs(Element constraint, List<Element> sets) {
        List<List<String>> pairs = new ArrayList<>();
        List<String> before = List.of();
        for (Element set : sets) {
            List<String> now = set.named("resource_ref").map(Element::id).toList();
            for (String id : before) {
                now.forEach(n -> pairs.addAll(pairs(constraint, id, n)));
            }
            if (!set.get("sequential").equals("false")) {
                for (int i = 1; i < now.size(); i++) {
                    pairs.addAll(pairs(constraint, now.get(i - 1), now.get(i)));
                }
            }
            before = now;
        }
        return pairs;
    }

    private List<List<String>> pairs(Element constraint, String first, String then) {
        List<List<String>> pairs = new ArrayList<>();
        for (String f : known(constraint, first)) {
            known(constraint, then).forEach(t -> pairs.add(List.of(f, t)));
        }
        return pairs;
    }

    private List<String> known(Element constraint, String id) {
        List<String> members = primitives.getOrDefault(id, List.of());
        if (members.isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.INPUT_CIB,
                    "constraint '" + constraint.id() + "' names '" + id
                            + "', which is no resource of this CIB. Correct the constraint, or add the resource"));
        }
        return members;
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}
