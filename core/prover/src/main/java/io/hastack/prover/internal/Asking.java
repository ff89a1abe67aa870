package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import io.hastack.prover.Simulation;
import io.hastack.prover.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the simulator what is not known yet: by the cache, or, without one, by this proof. A question of which an answer
 * without its {@linkplain Failing failing actions} shows that none of them is tried, has that answer too. Belongs to one
 * thread.
 */
final class Asking {
    private final Simulator simulator;
    private final Answered answered;
    private int calls;

    Asking(Simulator simulator, Optional<Cache> cache) {
        this.simulator = simulator;
        this.answered = new Answered(cache);
    }

    /** Returns how often the scheduler was asked. */
    int calls() {
        return calls;
    }

    List<Outcome> ask(List<Simulation> batch) throws InterruptedException {
        List<Question> questions =
                batch.stream().map(s -> Question.of(simulator.version(), s)).toList();
        Map<String, Outcome> known = new HashMap<>();
        while (true) {
            List<Question> open = new ArrayList<>();
            Set<String> asked = new HashSet<>();
            for (Question q : questions) {
                // one of those that differ in what fails may answer for all
                if (!known.containsKey(q.key()) && !look(q, known) && asked.add(q.plain())) {
                    open.add(q);
                }
            }
            if (open.isEmpty()) {
                return questions.stream().map(q -> known.get(q.key())).toList();
            }
            run(open, known);
        }
    }

    private boolean look(Question q, Map<String, Outcome> known) {
        Optional<Outcome> found = answered.find(q.key());
        if (found.isEmpty() && !q.plain().equals(q.key())) {
            found = Optional.ofNullable(known.get(q.plain()))
                    .or(() -> answered.find(q.plain()))
                    .filter(o -> !q.failing().tried(o.graph()));
        }
        found.ifPresent(o -> known.put(q.key(), o));
        return found.isPresent();
    }

    private void run(List<Question> open, Map<String, Outcome> known) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Outcome> answers =
                simulator.run(open.stream().map(Question::simulation).toList());
        calls += open.size();
        for (int i = 0; i < open.size(); i++) {
            Question q = open.get(i);
            Outcome answer = answers.get(i);
            known.put(q.key(), answer);
            if (answer.answered()) {
                String key = q.failing().tried(answer.graph()) ? q.key() : q.plain();
                known.put(key, answer);
                answered.keep(key, answer);
            }
        }
    }

    /** A question and the names of its answer; {@code plain} is that of the question in which nothing fails. */
    private record Question(Simulation simulation, String key, String plain, Failing failing) {
        static Question of(String scheduler, Simulation simulation) {
            Failing failing = Failing.of(simulation);
            String cib = Cache.hash(simulation.cib());
            String key = Cache.key(scheduler, simulation.injections(), cib);
            String plain = failing.none() ? key : Cache.key(scheduler, failing.others(), cib);
            return new Question(simulation, key, plain, failing);
        }
    }
}
