package io.hastack.galera.recovery;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Source;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts of members in a file: the document that {@code galera:status --json} prints, with {@code members} beside it where the
 * topology has members of which the document tells nothing. JSON, or YAML, of which JSON is a part. The format is in {@code
 * docs/json.md}.
 */
public final class FactsFile {
    private FactsFile() {}

    /**
     * Reads facts; asks no node.
     *
     * @return all members, those of which nothing is told too
     * @throws HaException {@code INPUT_ARGUMENT} if the file cannot be read, {@code INPUT_SYNTAX} with everything that is wrong
     *     in it, each with its place
     */
    public static List<Member> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new HaException(ErrorCode.INPUT_SYNTAX, file + ": expected text in UTF-8, found something else", e);
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    file
                            + ": expected a file with facts, found none that can be read. `galera:status --json` prints one",
                    e);
        }
    }

    static List<Member> parse(String name, String text) {
        Problems problems = new Problems();
        // JSON is YAML but for tabs between its words; in a string it cannot have one
        Optional<Element> root = new Source(name, ErrorCode.INPUT_SYNTAX, problems).parse(text.replace('\t', ' '));
        List<Member> members = root.map(r -> members(r.fields("the facts", List.of("members", "nodes"))))
                .orElse(List.of());
        problems.throwIfAny();
        return members;
    }

    private static List<Member> members(Fields facts) {
        Map<String, Member> told = new LinkedHashMap<>();
        for (Element element :
                facts.require("nodes").map(e -> e.list("'nodes'")).orElse(List.of())) {
            FactsRow row = new FactsRow(element.fields("a node", FactsRow.KEYS));
            Text name = row.name();
            if (told.putIfAbsent(name.value(), row.member()) != null) {
                element.wrong(name.place(), "node '" + name.value() + "' stands here twice; remove one");
            }
        }
        if (!facts.has("members")) {
            if (told.isEmpty()) {
                facts.wrong(facts.place(), "expected at least one node in 'nodes', found none");
            }
            return List.copyOf(told.values());
        }
        Map<String, Member> all = new LinkedHashMap<>();
        for (Text name : facts.texts("members")) {
            Member member =
                    told.getOrDefault(name.value(), Member.unknown(name.value(), "the facts tell nothing of it"));
            if (!FactsRow.NAME.matcher(name.value()).matches() || all.putIfAbsent(name.value(), member) != null) {
                facts.wrong(name.place(), "expected each member's name once, found '" + name.value() + "'");
            }
        }
        if (all.isEmpty()) {
            facts.wrong(facts.place(), "expected at least one name in 'members', found none");
        }
        told.keySet().stream()
                .filter(node -> !all.containsKey(node))
                .forEach(node ->
                        facts.wrong(facts.place(), "node '" + node + "' is not among 'members'; add or remove it"));
        return List.copyOf(all.values());
    }
}
