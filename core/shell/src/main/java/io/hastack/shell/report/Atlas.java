package io.hastack.shell.report;

import io.hastack.prover.Effect;
import io.hastack.prover.Fault;
import io.hastack.prover.Proof;
import io.hastack.prover.ScenarioResult;
import io.hastack.prover.Violation;
import io.hastack.shell.text.FaultText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What each failure does to each component: a table of words, so that it can be read without its colours. */
final class Atlas {
    private Atlas() {}

    static Html of(Proof proof) {
        Set<String> components = new TreeSet<>();
        proof.scenarios().forEach(s -> components.addAll(s.effects().keySet()));
        Set<String> broken =
                proof.violations().stream().map(Violation::scenario).collect(Collectors.toSet());
        Html html = new Html();
        html.add("<p class=\"legend\"><span><b class=\"unaffected\">·</b> unaffected</span>");
        html.add("<span><b class=\"restarted\">restarted</b> again in the same place</span>");
        html.add("<span><b class=\"moved\">moved</b> to another place</span>");
        html.add("<span><b class=\"reduced\">reduced</b> fewer instances, it serves</span>");
        html.add("<span><b class=\"lost\">lost</b> nothing of it runs</span></p>");
        html.add("<div class=\"wide\"><table class=\"atlas\">");
        List<String> head = new ArrayList<>(List.of("Failure"));
        head.addAll(components);
        html.head(head);
        rows(proof, broken).forEach((group, results) -> {
            html.add(
                    "<tbody><tr><th class=\"group\" scope=\"rowgroup\" colspan=\"%s\">%s</th></tr>",
                    head.size(), group);
            results.forEach(r -> row(html, r, components));
            html.add("</tbody>");
        });
        html.add("</table></div>");
        pairs(html, proof);
        return html;
    }

    /** Every single failure, and those pairs that break an invariant. */
    private static Map<String, List<ScenarioResult>> rows(Proof proof, Set<String> broken) {
        Map<Fault.Kind, List<ScenarioResult>> singles = new EnumMap<>(Fault.Kind.class);
        List<ScenarioResult> pairs = new ArrayList<>();
        for (ScenarioResult result : proof.scenarios()) {
            List<Fault> faults = result.scenario().faults();
            if (faults.size() == 1) {
                singles.computeIfAbsent(faults.get(0).kind(), k -> new ArrayList<>())
                        .add(result);
            } else if (broken.contains(result.scenario().id())) {
                pairs.add(result);
            }
        }
        Map<String, List<ScenarioResult>> rows = new LinkedHashMap<>();
        singles.forEach((kind, results) -> rows.put(FaultText.kind(kind), results));
        if (!pairs.isEmpty()) {
            rows.put("two at once, if an invariant does not hold", pairs);
        }
        return rows;
    }

    private static void row(Html html, ScenarioResult result, Set<String> components) {
        List<Fault> faults = result.scenario().faults();
        html.add(
                "<tr><th scope=\"row\">%s</th>",
                faults.size() == 1 ? subject(faults.get(0)) : FaultText.of(result.scenario()));
        for (String component : components) {
            Effect effect = result.effects().getOrDefault(component, Effect.UNAFFECTED);
            String word = effect.name().toLowerCase(Locale.ROOT);
            html.add("<td class=\"%s\">%s</td>", word, effect == Effect.UNAFFECTED ? "·" : word);
        }
        html.add("</tr>");
    }

    /** The group says the kind already. */
    private static String subject(Fault fault) {
        String words = FaultText.of(fault);
        String kind = FaultText.kind(fault.kind());
        String subject = words.replace(": " + kind, "").replaceFirst("^" + kind + ": ", "");
        return subject.equals(kind) ? "the cluster" : subject;
    }

    private static void pairs(Html html, Proof proof) {
        long pairs = proof.decided()
                - proof.scenarios().stream()
                        .filter(s -> s.scenario().faults().size() == 1)
                        .count()
                - proof.errors().stream()
                        .filter(e -> !e.scenario().contains("+"))
                        .count();
        if (pairs > 0) {
            html.add("<p>%s scenarios of two failures at once were decided too.</p>", pairs);
        }
    }
}
