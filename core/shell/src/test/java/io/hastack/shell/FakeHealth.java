package io.hastack.shell;

import io.hastack.health.Change;
import io.hastack.health.Health;
import io.hastack.spi.check.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Health that knows the samples; nobody watches it for longer than its changes last. */
final class FakeHealth implements Health {
    final List<Change> changes = new ArrayList<>();
    List<Condition> conditions = Samples.CONDITIONS;
    boolean on;
    int measured;

    @Override
    public boolean on() {
        return on;
    }

    @Override
    public void turn(boolean to) {
        on = to;
    }

    @Override
    public String state() {
        return on ? "health is on" : "health is off";
    }

    @Override
    public List<Condition> conditions() {
        return conditions;
    }

    @Override
    public List<Condition> measure() {
        measured++;
        return conditions;
    }

    @Override
    public List<Change> after(long number) {
        return changes.stream().filter(c -> c.number() > number).toList();
    }

    @Override
    public long latest() {
        return changes.isEmpty() ? 0 : changes.get(changes.size() - 1).number();
    }

    @Override
    public List<Change> await(long number, Duration patience) throws InterruptedException {
        if (number >= Samples.CHANGE.number()) {
            throw new InterruptedException("Ctrl-C");
        }
        changes.add(Samples.CHANGE);
        return after(number);
    }
}
