package io.hastack.workflows;

import io.hastack.engine.Run;
import io.hastack.spi.plan.Event;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The instances that a restart is about, each with the mark of the life it is to end, or {@code done}. Written to the
 * journal before the first of them is touched, and again by each run that goes on.
 *
 * @param marks by {@code resource@node}
 */
record Noted(Map<String, String> marks) {
    private static final String DONE = "done";
    private static final String NOTE = "restart/note@";
    private static final String STOP = "restart/stop@";

    Noted {
        marks = new TreeMap<>(marks);
    }

    /** Returns what the trace of this work has. */
    static Noted in(Work work, String cluster) {
        return work.ledger().told(NOTE + cluster).map(Noted::parse).orElse(new Noted(Map.of()));
    }

    /**
     * Returns what is left of the run that is gone on with, if that had noted anything. Where its journal ends within a
     * stop, an instance with another mark than then has been stopped.
     *
     * @param now what runs, with its marks
     */
    static Optional<Noted> left(Work work, Noted now) {
        return work.asked().resumes().flatMap(run -> of(run).map(noted -> {
            Map<String, String> left = new TreeMap<>();
            noted.marks.forEach((key, mark) -> left.put(key, left(run, key, mark, now)));
            return new Noted(left);
        }));
    }

    private static String left(Run run, String key, String mark, Noted now) {
        Optional<Run.StepRun> stop = run.steps().stream()
                .filter(s -> s.id().equals(STOP + key.substring(key.indexOf('@') + 1)))
                .findFirst();
        if (stop.isEmpty() || mark.equals(DONE)) {
            return mark;
        }
        boolean ended = stop.get().ended().isPresent() && stop.get().state() != Event.State.FAILED;
        return ended || !mark.equals(now.marks.get(key)) ? DONE : mark;
    }

    private static Optional<Noted> of(Run run) {
        return run.steps().stream()
                .filter(s -> s.id().startsWith(NOTE))
                .map(s -> parse(s.detail()))
                .findFirst();
    }

    private static Noted parse(String text) {
        return new Noted(Arrays.stream(text.split(" "))
                .filter(w -> w.contains("="))
                .map(w -> w.split("=", 2))
                .collect(Collectors.toMap(w -> w[0], w -> w[1])));
    }

    /** Returns it as the journal has it. */
    String text() {
        return marks.entrySet().stream()
                .map(m -> m.getKey() + "=" + m.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Returns whether something on a node is noted. */
    boolean on(String node) {
        return marks.keySet().stream().anyMatch(k -> k.endsWith("@" + node));
    }

    /** Returns whether an instance is still to be stopped. */
    boolean open(String instance) {
        return marks.containsKey(instance) && !marks.get(instance).equals(DONE);
    }
}
