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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A component descriptor, read and valid; only what depends on a target is still open. */
public record Descriptor(
        ComponentInfo info,
        BlastBound blastBound,
        Map<String, String> defaults,
        Map<String, SecretKind> secrets,
        Map<String, Text> offers,
        List<Function<Resolution, Part>> items,
        List<Function<Resolution, Check>> checks,
        List<Constraint> constraints) {
    public Descriptor {
        items = List.copyOf(items);
        checks = List.copyOf(checks);
        constraints = List.copyOf(constraints);
    }

    /** Returns the parts for a target, in the order written. */
    public List<Part> parts(Target target) {
        return all(items, target);
    }

    /** Returns the checks for a target, in the order written. */
    public List<Check> checks(Target target) {
        return all(checks, target);
    }

    /** Returns the texts offered to components that require this one. */
    public Map<String, String> offers(Target target) {
        return new Resolution(new LookUps(info.id(), target, defaults)).map(offers);
    }

    private <T> List<T> all(List<Function<Resolution, T>> open, Target target) {
        Resolution resolution = new Resolution(new LookUps(info.id(), target, defaults));
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
