package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.engine.Workflow;
import io.hastack.shell.document.CheckDocument;
import io.hastack.shell.document.CibDocument;
import io.hastack.shell.document.ComponentsDocument;
import io.hastack.shell.document.ConditionsDocument;
import io.hastack.shell.document.ConstraintsDocument;
import io.hastack.shell.document.DriftDocument;
import io.hastack.shell.document.DriftDocument.Foreign;
import io.hastack.shell.document.HealthDocument;
import io.hastack.shell.document.Json;
import io.hastack.shell.document.PlanDocument;
import io.hastack.shell.document.ProofDocument;
import io.hastack.shell.document.RunDocument;
import io.hastack.shell.document.RunsDocument;
import io.hastack.shell.document.SecretsDocument;
import io.hastack.shell.document.StatusDocument;
import io.hastack.shell.document.TopologyDocument;
import io.hastack.shell.document.WorkflowsDocument;
import io.hastack.shell.text.ComponentLine;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/json.md}, on which scripts rely, equal to what the commands print. */
class JsonPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("## `(ha:[a-z]+)`\\n(.*?)```json\\n(.*?)```", Pattern.DOTALL);

    private final Page page = Page.of("json.md");

    @Test
    void everyExampleIsWhatTheCommandPrints() throws IOException {
        page.writeIfAsked(renewed(page.text()));

        Map<String, String> examples = new LinkedHashMap<>();
        EXAMPLE.matcher(page.text())
                .results()
                .forEach(m -> examples.put(m.group(1), m.group(3).strip()));
        Map<String, String> expected = new LinkedHashMap<>();
        documents().forEach((command, document) -> expected.put(command, Json.text(document)));
        assertThat(examples)
                .as("docs/json.md; renew it with -Dhastack.docs=write")
                .isEqualTo(expected);
    }

    @Test
    void everyFieldIsExplained() throws IOException {
        Map<String, String> prose = new LinkedHashMap<>();
        EXAMPLE.matcher(page.text()).results().forEach(m -> prose.put(m.group(1), m.group(2)));
        documents().forEach((command, document) -> {
            for (String field : fields(document)) {
                assertThat(prose.get(command)).as("%s in docs/json.md", command).contains("`" + field + "`");
            }
        });
    }

    @Test
    void theFieldsThatOthersBuildOnStay() {
        assertThat(fields(PlanDocument.of(Samples.PLAN)))
                .contains("id", "workflow", "changes", "steps", "component", "node", "part", "action", "after");
        assertThat(fields(ConditionsDocument.of(Samples.CONDITIONS)))
                .containsExactlyInAnyOrder("conditions", "subject", "type", "status", "reason", "message", "since");
        assertThat(fields(RunDocument.of(Samples.FAILED)))
                .contains("id", "workflow", "state", "started", "ended", "steps", "detail");
    }

    @Test
    void healthHasTheFieldsOfVerify() {
        assertThat(fields(HealthDocument.of(true, "", Samples.CONDITIONS, List.of())))
                .containsAll(fields(ConditionsDocument.of(Samples.CONDITIONS)));
    }

    @Test
    void theProofHasTheFieldsOfTheDesign() {
        assertThat(fields(ProofDocument.of(List.of(ProofSamples.BAD))))
                .contains("scenarios", "seconds", "violations", "scenario", "invariant", "message")
                .contains("blastRadius", "max", "mean", "worst", "fault", "disturbed");
    }

    private static Map<String, Object> documents() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "ha:components",
                new ComponentsDocument(List.of(
                        new ComponentLine(
                                "galera", "Database", "active/active", "installed", true, "0.1.0", "hastack-galera"),
                        new ComponentLine("keystone", "Identity: Keystone", "", "available", true, "0.1.0", ""))));
        all.put("ha:topology", TopologyDocument.of(Samples.TOPOLOGY));
        all.put(
                "ha:check",
                CheckDocument.of(List.of(new Problem(
                        ErrorCode.INPUT_SYNTAX,
                        "topology.yaml:4:3: unknown key 'clutsers'; did you mean 'clusters'?"))));
        all.put("ha:status", StatusDocument.of(Samples.VIEWS));
        all.put("ha:plan", PlanDocument.of(Samples.PLAN));
        all.put(
                "ha:drift",
                DriftDocument.of(Samples.DRIFT, List.of(new Foreign("control", "by-hand", "ocf:pacemaker:Dummy"))));
        all.put("ha:verify", ConditionsDocument.of(Samples.CONDITIONS));
        all.put("ha:health", HealthDocument.of(true, "health is on", Samples.CONDITIONS, List.of(Samples.CHANGE)));
        all.put("ha:constraints", ConstraintsDocument.of(Samples.CONSTRAINTS));
        all.put("ha:cib", new CibDocument("control", "<cib>…</cib>"));
        all.put("ha:prove", ProofDocument.of(List.of(ProofSamples.BAD)));
        all.put("ha:runs", RunsDocument.of(List.of(Samples.FAILED)));
        all.put("ha:run", RunDocument.of(Samples.FAILED));
        all.put(
                "ha:workflows",
                new WorkflowsDocument(List.of(new Workflow(
                        "node-unstandby",
                        List.of(
                                "node-unstandby/gates",
                                "node-unstandby/unstandby",
                                "node-unstandby/settled",
                                "node-unstandby/conditions")))));
        all.put("ha:secrets", new SecretsDocument(List.of("bmc", "keystone.db")));
        return all;
    }

    private static Set<String> fields(Object document) {
        Set<String> names = new TreeSet<>();
        collect(new ObjectMapper().valueToTree(document), names);
        // keys of these two are the operator's own
        names.removeAll(Samples.TOPOLOGY.vips().keySet());
        names.removeAll(Samples.TOPOLOGY.settings().keySet());
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    private static String renewed(String text) {
        Matcher matcher = EXAMPLE.matcher(text);
        return matcher.replaceAll(m -> Matcher.quoteReplacement("## `" + m.group(1) + "`\n" + m.group(2) + "```json\n"
                + Json.text(documents().get(m.group(1))) + "\n```"));
    }
}
