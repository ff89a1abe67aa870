package io.hastack.engine.internal;

import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.VerifyService;
import io.hastack.spi.gate.Gate;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services of the installed component bundles at one moment, best ranking first: a run keeps the set it began with.
 */
public record Plugins(
        List<DeployService> deploys,
        List<VerifyService> verifies,
        List<ConstraintService> constraints,
        List<PartHandler<?>> handlers,
        List<Gate> gates) {
    public Plugins {
        deploys = List.copyOf(deploys);
        verifies = List.copyOf(verifies);
        constraints = List.copyOf(constraints);
        handlers = List.copyOf(handlers);
        gates = List.copyOf(gates);
    }

    /** Plugins without any gate. */
    public Plugins(
            List<DeployService> deploys,
            List<VerifyService> verifies,
            List<ConstraintService> constraints,
            List<PartHandler<?>> handlers) {
        this(deploys, verifies, constraints, handlers, List.of());
    }

    /** Returns the service that deploys a component. */
    Optional<DeployService> deploy(String component) {
        return deploys.stream()
                .filter(d -> d.component().id().equals(component))
                .findFirst();
    }

    /** Returns every installed component, sorted by id. */
    List<ComponentInfo> components() {
        Map<String, ComponentInfo> best = new LinkedHashMap<>();
        deploys.forEach(d -> best.putIfAbsent(d.component().id(), d.component()));
        return best.values().stream()
                .sorted(Comparator.comparing(ComponentInfo::id))
                .toList();
    }

    /** Returns how far a failure of each component may spread. */
    Map<String, BlastBound> bounds() {
        Map<String, BlastBound> bounds = new LinkedHashMap<>();
        deploys.forEach(d -> bounds.putIfAbsent(d.component().id(), d.blastBound()));
        return bounds;
    }

    /** Returns the components of which one instance serves at a time. */
    Set<String> single() {
        return components().stream()
                .filter(c -> c.mode() == ComponentInfo.Mode.ACTIVE_PASSIVE)
                .map(ComponentInfo::id)
                .collect(Collectors.toSet());
    }

    /** Returns the handler for a part's kind. */
    PartHandler<?> handler(Part part) {
        return handlers.stream()
                .filter(h -> h.type().isInstance(part))
                .findFirst()
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        "part " + part.kind() + ":" + part.key()
                                + " has a kind that no installed bundle handles; install"
                                + " the feature that brings a PartHandler for "
                                + part.getClass().getSimpleName()));
    }
}
