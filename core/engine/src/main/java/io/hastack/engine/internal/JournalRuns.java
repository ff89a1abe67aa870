package io.hastack.engine.internal;

import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells runs from their journals; remembers nothing itself. */
@Component(service = Runs.class)
public final class JournalRuns implements Runs {
    private final Journal journal;

    @Activate
    public JournalRuns(@Reference Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Run> all() {
        List<String> ids = new ArrayList<>(journal.runs());
        Collections.reverse(ids);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            run(ids.get(i), i == 0).ifPresent(runs::add);
        }
        return runs;
    }

    @Override
    public Optional<Run> find(String id) {
        List<String> ids = journal.runs();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        String newest = ids.get(ids.size() - 1);
        String wanted = id.equals("last") ? newest : id;
        return ids.contains(wanted) ? run(wanted, wanted.equals(newest)) : Optional.empty();
    }

    private Optional<Run> run(String id, boolean newest) {
        List<Event> events = journal.events(id);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Event head = events.get(0);
        String[] words = head.detail().split(" ", -1);
        String topology = words.length > 1 ? words[1] : "";
        Set<String> components = words.length > 2 && !words[2].isEmpty() ? Set.of(words[2].split(",")) : Set.of();
        Optional<Event> end = events.stream()
                .filter(e -> e.step().isEmpty() && e.state() != Event.State.STARTED)
                .findFirst();
        Run.State state = end.map(e -> e.state() == Event.State.FINISHED ? Run.State.FINISHED : Run.State.FAILED)
                .orElseGet(() -> newest && RunLock.held(StateFolders.data().resolve("runs"), topology)
                        ? Run.State.RUNNING
                        : Run.State.INTERRUPTED);
        List<Run.StepRun> steps = steps(events);
        return Optional.of(new Run(
                id, words[0], components, state, head.at(), end.map(Event::at), message(state, end, steps), steps));
    }

    private static String message(Run.State state, Optional<Event> end, List<Run.StepRun> steps) {
        Optional<String> failure = steps.stream()
                .filter(s -> s.state() == Event.State.FAILED)
                .map(s -> s.id() + ": " + s.detail())
                .findFirst();
        long changes =
                steps.stream().filter(s -> s.state() == Event.State.CHANGED).count();
        return failure.orElseGet(() -> switch (state) {
            case INTERRUPTED -> "its console died; `ha:resume` goes on";
            case RUNNING -> "still running";
            default -> changes + " changes; " + end.map(Event::detail).orElse("");
        });
    }

    private static List<Run.StepRun> steps(List<Event> events) {
        Map<String, Run.StepRun> steps = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.step().isEmpty()) {
                continue;
            }
            boolean begins = event.state() == Event.State.STARTED;
            Instant started = Optional.ofNullable(steps.get(event.step()))
                    .filter(s -> !begins)
                    .map(Run.StepRun::started)
                    .orElse(event.at());
            steps.put(
                    event.step(),
                    new Run.StepRun(
                            event.step(),
                            event.state(),
                            started,
                            begins ? Optional.empty() : Optional.of(event.at()),
                            event.detail()));
        }
        return List.copyOf(steps.values());
    }
}
