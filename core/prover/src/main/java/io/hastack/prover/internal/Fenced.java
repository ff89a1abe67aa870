package io.hastack.prover.internal;

import io.hastack.prover.Fault;
import io.hastack.prover.Fault.Kind;
import io.hastack.prover.Scenario;
import io.hastack.prover.internal.Footprint.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stops and demotions that fail and have their node fenced. Once it is fenced nothing is left of why: where the state is then the same text,
 * all that follows is the same. In a pair whose other fault touches nothing that is joined to what could not be stopped, one
 * such stop stands for all of that node. Belongs to one thread.
 */
final class Fenced {
    private static final Set<Kind> FENCING = Set.of(Kind.STOP_FAILS, Kind.DEMOTE_FAILS);

    private final Independence independence;
    /** By node and by what follows from the fencing. */
    private final Map<String, List<Fault>> groups = new LinkedHashMap<>();

    private final Map<Fault, String> keys = new HashMap<>();

    /** {@code after}: of single faults, by their ids, {@linkplain #after what follows from the fencing}. */
    Fenced(Independence independence, List<Fault> faults, Map<String, String> after) {
        this.independence = independence;
        for (Fault fault : faults) {
            String follows = after.get(fault.id());
            if (follows != null) {
                keys.put(fault, fault.where() + " " + follows);
                groups.computeIfAbsent(keys.get(fault), k -> new ArrayList<>()).add(fault);
            }
        }
    }

    /** Returns what follows from the fencing that a single fault leads to; nothing if more than that one resource acts before. */
    static Optional<String> after(Trial trial) {
        Fault fault = trial.scenario().faults().get(0);
        if (!FENCING.contains(Merging.base(fault.kind())) || trial.courses().size() > 1) {
            return Optional.empty();
        }
        List<Round> rounds = trial.main().broken();
        for (int i = 0; i + 1 < rounds.size(); i++) {
            if (rounds.get(i).done().stream().anyMatch(a -> a.task().equals("fence"))) {
                StringBuilder later = new StringBuilder();
                rounds.subList(i + 1, rounds.size())
                        .forEach(r -> later.append(Cache.hash(r.asked().cib())));
                trial.main()
                        .repaired()
                        .forEach(r -> later.append(Cache.hash(r.asked().cib())));
                return Optional.of(Cache.hash(later.toString()));
            }
            boolean own = rounds.get(i).done().stream()
                    .allMatch(a ->
                            a.resource().equals(fault.resource()) && a.node().equals(fault.where()));
            if (!own) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns whether neither fault breaks an invariant by itself: what is not sound is seldom alike in its particulars. */
    boolean sound(Scenario pair) {
        return pair.faults().stream().allMatch(independence::sound);
    }

    /** Returns the faults of a pair, with those in place of which others may stand. */
    List<Fault> standIns(Scenario pair) {
        List<Fault> faults = new ArrayList<>(pair.faults());
        for (int i = 0; i < faults.size() && faults.size() == 2; i++) {
            Fault own = faults.get(i);
            Fault other = faults.get(1 - i);
            if (keys.containsKey(own) && apart(own, other)) {
                faults.set(
                        i,
                        groups.get(keys.get(own)).stream()
                                .filter(f -> apart(f, other))
                                .findFirst()
                                .orElse(own));
            }
        }
        return faults;
    }

    /** Of two stops that fail on one node, either has it fenced: what else they touch then is the same. */
    private boolean apart(Fault own, Fault other) {
        return keys.containsKey(other) && own.where().equals(other.where())
                ? !independence.joins(place(own), place(other))
                : independence.of(place(own), other);
    }

    private static Place place(Fault fault) {
        return new Place(fault.resource(), fault.where());
    }
}
