package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import java.util.ArrayList;
import java.util.List;

/** Runs courses side by side: each batch holds the next question of every course that is not at its end. */
final class Driver {
    private Driver() {}

    static void run(Asking asking, List<Course> courses) throws InterruptedException {
        while (true) {
            List<Course> open = new ArrayList<>();
            List<Simulation> batch = new ArrayList<>();
            for (Course course : courses) {
                course.next().ifPresent(s -> {
                    open.add(course);
                    batch.add(s);
                });
            }
            if (open.isEmpty()) {
                return;
            }
            List<Outcome> outcomes = asking.ask(batch);
            for (int i = 0; i < open.size(); i++) {
                open.get(i).take(outcomes.get(i));
            }
        }
    }
}
