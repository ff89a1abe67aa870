package io.hastack.galera;

import io.hastack.galera.recovery.Member;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at members until they are Synced, and tells whenever something has changed. For one thread. */
final class Watch {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final Survey survey;
    private final Consumer<String> progress;
    private final long begun = System.nanoTime();
    /** Never opened: a pause ends by time, or by the interrupt of a console that goes away. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private String told = "";

    Watch(Survey survey, Consumer<String> progress) {
        this.survey = survey;
        this.progress = progress;
    }

    /**
     * Blocks until members are Synced in one primary component that has at least as many.
     *
     * @throws HaException {@code CONDITION_DEADLINE} with what they are instead
     */
    void until(Set<String> nodes, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            List<Member> members =
                    survey.look().stream().filter(m -> nodes.contains(m.node())).toList();
            tell(members);
            if (together(members)) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new HaException(
                        ErrorCode.CONDITION_DEADLINE,
                        "not all Synced in one primary component after " + deadline.toSeconds() + " s: "
                                + states(members)
                                + ". What was begun goes on; see `galera:status`, `ha:status` and"
                                + " /var/log/mysql/error.log on the node");
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
        }
    }

    static boolean together(List<Member> members) {
        return members.stream().map(Member::uuid).distinct().count() == 1
                && members.stream()
                        .allMatch(m -> m.reachable()
                                && m.state().equals("Synced")
                                && m.component().equals("Primary")
                                && m.size().orElse(0) >= members.size());
    }

    private void tell(List<Member> members) {
        String now = states(members);
        if (!now.equals(told)) {
            told = now;
            progress.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s  " + now);
        }
    }

    private static String states(List<Member> members) {
        return members.stream()
                .map(m -> m.node() + " " + (m.state().isEmpty() ? "unknown" : m.state()))
                .collect(Collectors.joining(", "));
    }

    private void pause(long millis) {
        try {
            ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HaException(
                    ErrorCode.CONDITION_DEADLINE,
                    "nobody watches any longer; what was begun goes on. See `galera:status`",
                    e);
        }
    }
}
