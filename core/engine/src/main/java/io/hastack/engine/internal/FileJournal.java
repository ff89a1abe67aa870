package io.hastack.engine.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * One file of JSON lines a run, {@code <hastack.data>/runs/<run>.jsonl}: forced to disk on each append, readable with
 * {@code less}.
 */
@Component(service = Journal.class)
public final class FileJournal implements Journal {
    private static final String SUFFIX = ".jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    @Activate
    public FileJournal() {
        this(StateFolders.data().resolve("runs"));
    }

    FileJournal(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void append(String run, List<Event> events) {
        StringBuilder lines = new StringBuilder();
        for (Event event : events) {
            lines.append(line(event)).append('\n');
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    file(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "the journal " + file(run) + " cannot be written (" + e.getMessage()
                            + "); nothing more is done without it. Make room and use `ha:resume`",
                    e);
        }
    }

    @Override
    public List<Event> events(String run) {
        List<Event> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file(run))) {
                events.add(event(JSON.readTree(line)));
            }
        } catch (JsonProcessingException e) {
            return events;
        } catch (IOException e) {
            throw new HaException(ErrorCode.INPUT_ARGUMENT, "there is no run '" + run + "'; `ha:runs` lists them", e);
        }
        return events;
    }

    @Override
    public List<String> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(SUFFIX))
                    .map(n -> n.substring(0, n.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String run) {
        return folder.resolve(run + SUFFIX);
    }

    private static String line(Event event) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("at", event.at().toString())
                    .put("step", event.step())
                    .put("state", event.state().name())
                    .put("detail", event.detail()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("four texts are always JSON", e);
        }
    }

    private static Event event(JsonNode node) {
        return new Event(
                node.path("step").asText(),
                Event.State.valueOf(node.path("state").asText()),
                Instant.parse(node.path("at").asText()),
                node.path("detail").asText());
    }
}
