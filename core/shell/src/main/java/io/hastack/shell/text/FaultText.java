package io.hastack.shell.text;

import io.hastack.prover.Fault;
import io.hastack.prover.Invariant;
import io.hastack.prover.Scenario;
import java.util.Locale;
import java.util.stream.Collectors;

/** Faults and invariants in words. */
public final class FaultText {
    private FaultText() {}

    /** Returns what goes wrong, such as {@code galera on ctl2: start fails}. */
    public static String of(Scenario scenario) {
        return scenario.faults().stream().map(FaultText::of).collect(Collectors.joining(", and "));
    }

    /** Returns what goes wrong. */
    public static String of(Fault fault) {
        String what = kind(fault.kind());
        if (fault.kind() == Fault.Kind.PARTITION) {
            return what + ": " + fault.where().replace("|", " from ").replace(",", " ");
        }
        String subject = fault.resource();
        if (!fault.where().isEmpty()) {
            subject = subject.isEmpty() ? fault.where() : subject + " on " + fault.where();
        }
        return subject.isEmpty() ? what : subject + ": " + what;
    }

    /** Returns {@code node lost} for NODE_LOST. */
    public static String kind(Fault.Kind kind) {
        return lower(kind).replace('-', ' ');
    }

    /** Returns {@code minority-stops} for MINORITY_STOPS. */
    public static String invariant(Invariant invariant) {
        return lower(invariant);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
