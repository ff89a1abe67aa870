package io.hastack.prover.internal;

import io.hastack.prover.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The actions that fail in a simulation if they are carried out ({@code --op-fail}). What is decided does not depend on
 * them, only what comes of it: where a graph has none of them, the answer is the one without.
 *
 * @param others the question's other options
 * @param actions as {@code keystone_stop_0@ctl1}
 */
record Failing(List<String> others, Set<String> actions) {
    private static final Pattern OPTION = Pattern.compile("--op-fail=([^=]+)=.*");
    private static final Pattern ACTION =
            Pattern.compile("<rsc_op [^>]*?operation_key=\"([^\"]+)\"[^>]*? on_node=\"([^\"]+)\"");
    private static final Pattern INSTANCE = Pattern.compile(":\\d+(?=_[a-z_]+_\\d+$)");

    static Failing of(Simulation simulation) {
        // a first transition is what the fault makes of it: it is always tried
        if (!simulation.changes().isEmpty()) {
            return new Failing(simulation.injections(), Set.of());
        }
        Set<String> actions = new HashSet<>();
        List<String> others = new ArrayList<>();
        for (String option : simulation.injections()) {
            Matcher failing = OPTION.matcher(option);
            if (failing.matches()) {
                actions.add(failing.group(1));
            } else {
                others.add(option);
            }
        }
        return new Failing(others, actions);
    }

    boolean none() {
        return actions.isEmpty();
    }

    /** Returns whether a graph carries out one of them. */
    boolean tried(String graph) {
        if (none()) {
            return false;
        }
        Matcher action = ACTION.matcher(graph);
        while (action.find()) {
            if (actions.contains(INSTANCE.matcher(action.group(1)).replaceFirst("") + "@" + action.group(2))) {
                return true;
            }
        }
        return false;
    }
}
