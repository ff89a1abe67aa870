package io.hastack.prover.place;

import io.hastack.pacemaker.CibDocument;
import io.hastack.pacemaker.CibProposal;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Prover;
import io.hastack.prover.ScenarioError;
import io.hastack.prover.Violation;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.problem.HaException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what a proof needs: a CIB, a scheduler, the components' names and bounds, and the console's cache. */
@Component(service = ClusterProver.class)
public final class SchedulerProver implements ClusterProver {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerProver.class);

    private final Prover prover;
    private final Schedulers schedulers;
    private final ClusterReader reader;

    @Activate
    public SchedulerProver(
            @Reference Prover prover, @Reference Schedulers schedulers, @Reference ClusterReader reader) {
        this.prover = prover;
        this.schedulers = schedulers;
        this.reader = reader;
    }

    @Override
    public LocatedProof desired(Proposal cluster, Depth depth, Set<String> only, Progress progress)
            throws InterruptedException {
        String platform = cluster.topology().platform();
        List<CibPart> parts = parts(cluster);
        // the text that the gate of a first deployment has proven: what it asked is in the cache
        String own = CibProposal.of(platform, cluster.cluster(), Optional.empty(), parts)
                .after();
        Optional<Scheduler> found;
        HaException absent = null;
        try {
            found = Optional.of(schedulers.find(cluster.topology(), cluster.cluster(), own));
        } catch (HaException e) {
            found = Optional.empty();
            absent = e;
        }
        if (found.isPresent()) {
            return prove(cluster, own, depth, only, found.get(), "", progress);
        }
        String version = schedulers.localVersion().orElse("");
        String other = CibDocument.renderFor(version, cluster.cluster(), parts);
        Optional<Scheduler> here = version.isEmpty() ? Optional.empty() : schedulers.local(other);
        if (here.isEmpty()) {
            throw absent;
        }
        String note = "Pacemaker " + version + " of this machine answered, in its own schema: it cannot read that of "
                + platform + ", and no member with a scheduler answers";
        return prove(cluster, other, depth, only, here.get(), note, progress);
    }

    @Override
    public LocatedProof live(Proposal cluster, Depth depth, Set<String> only, Progress progress)
            throws InterruptedException {
        String cib = reader.cib(cluster.topology(), cluster.cluster());
        Scheduler scheduler = schedulers.find(cluster.topology(), cluster.cluster(), cib);
        return prove(cluster, cib, depth, only, scheduler, "", progress);
    }

    @Override
    public LocatedProof change(Proposal proposal, Equipment ready) throws InterruptedException {
        List<CibPart> parts = parts(proposal);
        String platform = proposal.topology().platform();
        if (schedulers
                .local(CibDocument.render(platform, proposal.cluster(), parts))
                .isEmpty()) {
            ready.await();
        }
        CibProposal change = CibProposal.of(platform, proposal.cluster(), running(proposal), parts);
        try (Scheduler scheduler = schedulers.find(proposal.topology(), proposal.cluster(), change.after())) {
            Proof after = ask(proposal, change.after(), Depth.SINGLE, Set.of(), scheduler, Progress.NONE);
            if (after.proven() || change.before().isEmpty()) {
                return new LocatedProof(after, change.after(), scheduler.place(), "");
            }
            Proof before = ask(proposal, change.before().get(), Depth.SINGLE, Set.of(), scheduler, Progress.NONE);
            return new LocatedProof(added(after, before), change.after(), scheduler.place(), "");
        }
    }

    private Optional<String> running(Proposal proposal) {
        try {
            return Optional.of(reader.cib(proposal.topology(), proposal.cluster()));
        } catch (HaException e) {
            LOG.debug("no CIB yet", e);
            return Optional.empty();
        }
    }

    private static Proof added(Proof after, Proof before) {
        Set<String> known = before.violations().stream().map(Violation::key).collect(Collectors.toSet());
        Set<String> silent =
                before.errors().stream().map(ScenarioError::scenario).collect(Collectors.toSet());
        List<Violation> violations = after.violations().stream()
                .filter(v -> !known.contains(v.key()))
                .toList();
        List<ScenarioError> errors = after.errors().stream()
                .filter(e -> !silent.contains(e.scenario()))
                .toList();
        return new Proof(
                after.cluster(),
                after.scheduler(),
                after.steady(),
                after.before(),
                after.decided(),
                after.asked(),
                after.scenarios(),
                violations,
                after.blastRadius(),
                errors,
                after.calls() + before.calls(),
                after.took().plus(before.took()));
    }

    private LocatedProof prove(
            Proposal cluster,
            String cib,
            Depth depth,
            Set<String> only,
            Scheduler found,
            String note,
            Progress progress)
            throws InterruptedException {
        try (Scheduler scheduler = found) {
            return new LocatedProof(ask(cluster, cib, depth, only, scheduler, progress), cib, scheduler.place(), note);
        }
    }

    private Proof ask(
            Proposal cluster, String cib, Depth depth, Set<String> only, Scheduler scheduler, Progress progress)
            throws InterruptedException {
        Map<String, String> components = new HashMap<>();
        Set<String> single = new HashSet<>();
        cluster.parts()
                .forEach((component, list) -> list.forEach(part -> {
                    if (part instanceof PacemakerResource resource) {
                        components.put(resource.id(), component);
                        if (cluster.single().contains(component)) {
                            single.add(resource.id());
                        }
                    }
                }));
        Map<String, Integer> bounds = new HashMap<>();
        cluster.bounds().forEach((component, bound) -> bounds.put(component, bound.otherNodes()));
        ProofRequest request = new ProofRequest(
                cluster.cluster().name(),
                cib,
                depth,
                components,
                bounds,
                single,
                only,
                Optional.of(ProofFolder.path()));
        return prover.prove(request, scheduler.simulator(), progress);
    }

    private static List<CibPart> parts(Proposal cluster) {
        return cluster.parts().values().stream().flatMap(List::stream).toList();
    }
}
