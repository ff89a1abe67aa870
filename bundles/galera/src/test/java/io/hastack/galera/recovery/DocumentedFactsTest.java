package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps what {@code docs/json.md} says of facts and answers equal to what is read and decided. */
class DocumentedFactsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExampleIsReadAndDecidedAsThePageSays() throws IOException {
        List<String> examples = examples("## `galera:recover`\n");
        assertThat(examples).hasSize(2);
        Decision found = Decider.decide(FactsFile.parse("json.md", examples.get(0)), Set.of());
        assertThat(examples.get(1))
                .contains(
                        "\"decision\": \"" + found.kind().text() + "\"",
                        "\"node\": null",
                        "\"reason\": \"" + found.reason() + "\"",
                        "\"forced\": false");
    }

    @Test
    void whatGaleraStatusPrintsIsReadAsFacts() throws IOException {
        String example = examples("## `galera:status`").get(0);
        assertThat(FactsFile.parse("json.md", example)).singleElement().satisfies(m -> {
            assertThat(m.primary()).isTrue();
            assertThat(m.seqno()).hasValue(1204);
        });
    }

    @Test
    void everyFieldOfARowIsExplained() throws IOException {
        String page = section("## `galera:status`") + section("## `galera:recover`\n");
        assertThat(FactsRow.KEYS).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    private static List<String> examples(String heading) throws IOException {
        return EXAMPLE.matcher(section(heading))
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "json.md"));
        int begin = page.indexOf(heading);
        assertThat(begin).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", begin + heading.length() - 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }
}
