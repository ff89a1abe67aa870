package io.hastack.health.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hastack.health.Change;
import io.hastack.spi.check.Condition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Conditions and changes as JSON, in one line: on disk, and for hooks. */
final class ChangeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeJson() {}

    /** Returns a document of changes, for those who take one. */
    static String document(List<Change> changes) {
        ArrayNode all = JSON.createArrayNode();
        changes.forEach(c -> all.add(node(c)));
        return write(JSON.createObjectNode().set("changes", all));
    }

    static String text(Change change) {
        return write(node(change));
    }

    private static ObjectNode node(Change change) {
        ObjectNode node = JSON.createObjectNode()
                .put("number", change.number())
                .put("at", change.at().toString());
        node.put("was", change.was().map(Condition.Status::text).orElse(null));
        return node.setAll(node(change.condition()));
    }

    static String text(Condition condition) {
        return write(node(condition));
    }

    /** @throws IllegalArgumentException if it is no such line */
    static Change change(String line) {
        JsonNode node = read(line);
        return new Change(
                node.path("number").asLong(),
                Instant.parse(node.path("at").asText()),
                Optional.of(node.path("was")).filter(JsonNode::isTextual).map(n -> status(n.asText())),
                condition(node));
    }

    /** @throws IllegalArgumentException if it is no such line */
    static Condition condition(String line) {
        return condition(read(line));
    }

    private static ObjectNode node(Condition c) {
        return JSON.createObjectNode()
                .put("subject", c.subject())
                .put("type", c.type())
                .put("status", c.status().text())
                .put("reason", c.reason())
                .put("message", c.message())
                .put("since", c.since().toString());
    }

    private static Condition condition(JsonNode node) {
        return new Condition(
                node.path("subject").asText(),
                node.path("type").asText(),
                status(node.path("status").asText()),
                node.path("reason").asText(),
                node.path("message").asText(),
                Instant.parse(node.path("since").asText()));
    }

    private static Condition.Status status(String text) {
        return Arrays.stream(Condition.Status.values())
                .filter(s -> s.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status: " + text));
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
