package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A component descriptor, read and valid; only what depends on a target is still open. */
public record Descriptor(
        ComponentInfo info,
        BlastBound blastBound,
        Map<String, String> defaults,
        Map<String, SecretKind> secrets,
        Map<String, Text> offers,
        List<Function<Resolution, Part>> items,
        List<Function<Resolution, Part>> departures,
        List<Function<Resolution, Check>> checks,
        List<Constraint> constraints) {
    public Descriptor {
        items = List.copyOf(items);
        departures = List.copyOf(departures);
        checks = List.copyOf(checks);
        constraints = List.copyOf(constraints);
    }

    /** Returns the parts for a target, in the order written. */
    public List<Part> parts(Target target) {
        return all(items, resolution(target, Optional.empty()));
    }

    /** Returns the checks for a target, in the order written. */
    public List<Check> checks(Target target) {
        return all(checks, resolution(target, Optional.empty()));
    }

    /** Returns the texts offered to components that require this one. */
    public Map<String, String> offers(Target target) {
        return resolution(target, Optional.empty()).map(offers);
    }

    /** Returns what is done when a node has left, in the order written. */
    public List<Part> departure(Target target, Node gone) {
        return all(departures, resolution(target, Optional.of(gone)));
    }

    private Resolution resolution(Target target, Optional<Node> gone) {
        return new Resolution(new LookUps(info.id(), target, defaults, gone));
    }

    private static <T> List<T> all(List<Function<Resolution, T>> open, Resolution resolution) {
        Problems problems = new Problems();
        List<T> all = new ArrayList<>();
        for (Function<Resolution, T> one : open) {
            try {
                all.add(one.apply(resolution));
            } catch (HaException e) {
                problems.add(e);
            }
        }
        problems.throwIfAny();
        return List.copyOf(all);
    }
}
