package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.spi.problem.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names or addresses that may be taken once. */
final class Register {
    private final String what;
    private final Problems problems;
    private final Map<String, Holder> holders = new HashMap<>();

    /** Who holds it, and where that is written. */
    record Holder(String owner, Place place) {}

    Register(String what, Problems problems) {
        this.what = what;
        this.problems = problems;
    }

    /** Takes a key for an owner; notes a problem if another one has it. */
    void take(String key, String owner, Place place) {
        if (key.isEmpty()) {
            return;
        }
        Holder before = holders.putIfAbsent(key, new Holder(owner, place));
        if (before != null) {
            problems.add(
                    ErrorCode.INPUT_TOPOLOGY,
                    place,
                    what + " '" + key + "' of " + owner + " is taken by " + before.owner() + " (line "
                            + before.place().line() + "); give one of them another");
        }
    }

    /** Takes a name that is its own owner. */
    void take(String name, Place place) {
        Holder before = name.isEmpty() ? null : holders.putIfAbsent(name, new Holder(name, place));
        if (before != null) {
            problems.add(
                    ErrorCode.INPUT_TOPOLOGY,
                    place,
                    what + " '" + name + "' stands here twice, first at line "
                            + before.place().line() + "; give one of them another");
        }
    }

    Optional<Holder> holder(String key) {
        return Optional.ofNullable(holders.get(key));
    }
}
