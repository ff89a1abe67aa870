package io.hastack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the program would do about many states of the nodes, and what the checks say of them. */
class DecisionsTest {
    @TestFactory
    Stream<DynamicTest> decides() throws Exception {
        return rows("decide", "/decisions.csv");
    }

    @TestFactory
    Stream<DynamicTest> judges() throws Exception {
        return rows("judge", "/verdicts.csv");
    }

    /** A line each: what it is; the topology's nodes; what members say; what follows. All go through one run of the program. */
    private static Stream<DynamicTest> rows(String what, String file) throws IOException, InterruptedException {
        List<String[]> rows = Files.readAllLines(Path.of("src/test/resources" + file)).stream()
                .map(line -> line.split(" *; *", 4))
                .toList();
        Program.Ended ended = Program.run(
                rows.stream().map(row -> Said.facts(row[1], row[2]) + "\n").collect(Collectors.joining()), what);
        assertThat(ended.code()).as(ended.said()).isZero();
        List<String> found = ended.said().lines().toList();
        assertThat(found).hasSameSizeAs(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        rows.get(i)[0], () -> assertThat(found.get(i)).isEqualTo(rows.get(i)[3])));
    }
}
