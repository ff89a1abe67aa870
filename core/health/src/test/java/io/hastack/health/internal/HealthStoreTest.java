package io.hastack.health.internal;

import static io.hastack.spi.check.Condition.Status.FALSE;
import static io.hastack.spi.check.Condition.Status.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.health.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthStoreTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();

    @Test
    void whatWasPublishedIsThereAgainWithItsTimes() {
        HealthStore store = new HealthStore(folder);
        ConditionBook book = store.read();
        assertThat(book.conditions()).isEmpty();
        store.write(book.observe(List.of(Seen.condition("a", TRUE)), c -> 1, clock.instant()), book);
        clock.pass(Duration.ofMinutes(1));
        store.write(book.observe(List.of(Seen.condition("a", FALSE)), c -> 1, clock.instant()), book);

        ConditionBook again = new HealthStore(folder).read();
        assertThat(again.conditions()).isEqualTo(book.conditions());
        assertThat(again.after(0)).isEqualTo(book.after(0)).hasSize(1);
        assertThat(again.latest()).isEqualTo(1);
    }

    @Test
    void aLineThatWasCutOffIsLeftOut() throws IOException {
        HealthStore store = new HealthStore(folder);
        ConditionBook book = store.read();
        store.write(book.observe(List.of(Seen.condition("a", FALSE)), c -> 1, clock.instant()), book);
        Files.writeString(folder.resolve("changes.jsonl"), "{\"number\":2,\"at\":\"20", StandardOpenOption.APPEND);

        ConditionBook again = new HealthStore(folder).read();
        assertThat(again.after(0)).hasSize(1);
    }

    @Test
    void theFileIsCutToTheLatestThousand() throws IOException {
        HealthStore store = new HealthStore(folder);
        ConditionBook book = store.read();
        List<Change> news = new ArrayList<>();
        for (int i = 1; i <= 2 * ConditionBook.KEPT + 1; i++) {
            clock.pass(Duration.ofHours(1));
            news.addAll(book.observe(List.of(Seen.condition("a", i % 2 == 0 ? TRUE : FALSE)), c -> 1, clock.instant()));
            if (i % 100 == 0 || i > 2 * ConditionBook.KEPT) {
                store.write(news, book);
                news.clear();
            }
        }
        assertThat(Files.readAllLines(folder.resolve("changes.jsonl"))).hasSize(ConditionBook.KEPT);
        assertThat(new HealthStore(folder).read().latest()).isEqualTo(2 * ConditionBook.KEPT + 1);
    }
}
