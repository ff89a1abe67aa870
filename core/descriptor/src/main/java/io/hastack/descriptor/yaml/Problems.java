package io.hastack.descriptor.yaml;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, so that it is reported at once. One thread. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Notes a problem that has a place. */
    public void add(ErrorCode code, Place place, String message) {
        found.add(new Problem(code, place + ": " + message));
    }

    /** Notes a problem whose message names its own place. */
    public void add(ErrorCode code, String message) {
        found.add(new Problem(code, message));
    }

    /** Notes the problems of an exception. */
    public void add(HaException problems) {
        found.addAll(problems.problems());
    }

    /** Returns what was found so far. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Throws everything that was found, if anything. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new HaException(all());
        }
    }
}
