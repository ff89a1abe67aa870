package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.engine.Owned;
import io.hastack.prover.Progress;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.place.ClusterProver;
import io.hastack.prover.place.LocatedProof;
import io.hastack.shell.completion.ClusterCompleter;
import io.hastack.shell.completion.TopologyFileCompleter;
import io.hastack.shell.document.ProofDocument;
import io.hastack.shell.report.ReportPage;
import io.hastack.shell.text.Console;
import io.hastack.shell.text.ProofProgress;
import io.hastack.shell.text.ProofText;
import io.hastack.shell.text.Words;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets Pacemaker's own scheduler answer every failure; exit code 1 if an answer breaks an invariant. */
@Service
@Command(
        scope = "ha",
        name = "prove",
        description =
                "Proves clusters: every failure through Pacemaker's own scheduler, checked against the invariants")
public final class ProveCommand extends TopologyCommand {
    @Argument(name = "cluster", description = "Name of the cluster; none for all", multiValued = true)
    @Completion(ClusterCompleter.class)
    List<String> names = List.of();

    @Option(name = "--double", description = "Also each two failures at once")
    boolean pairs;

    @Option(name = "--full", description = "Ask for every scenario; infer none from others")
    boolean full;

    @Option(name = "--live", description = "Begin with the CIB and the state of the running cluster")
    boolean live;

    @Option(name = "--fault", description = "Only this scenario, such as node-lost:ctl1", valueToShowInHelp = "")
    String fault = "";

    @Option(name = "--report", description = "Write a page (HTML) into a file", valueToShowInHelp = "")
    @Completion(TopologyFileCompleter.class)
    String report = "";

    @Reference(optional = true)
    ClusterProver prover;

    @Override
    protected int run(Console console) throws IOException {
        Topology topology = live ? reachable() : topology();
        List<Cluster> clusters = clusters(topology);
        Path page = report.isEmpty() ? null : writable(absolute(report));
        List<LocatedProof> proofs = new ArrayList<>();
        try {
            for (Cluster cluster : clusters) {
                LocatedProof proof = prove(console, proposal(topology, cluster));
                proofs.add(proof);
                if (!json) {
                    print(console, proof);
                }
            }
        } catch (InterruptedException e) {
            console.line(
                    "interrupted. What the scheduler answered so far is kept; the same command goes on from there");
            return 1;
        }
        if (page != null) {
            Files.writeString(page, ReportPage.of(topology, proofs, inventory().constraints(topology), Instant.now()));
        }
        if (json) {
            json(console, ProofDocument.of(proofs));
        } else if (page != null) {
            console.line("report: " + page);
        }
        return code(proofs.stream().allMatch(p -> p.proof().proven()));
    }

    private LocatedProof prove(Console console, Proposal cluster) throws InterruptedException {
        Progress progress =
                json ? Progress.NONE : new ProofProgress(cluster.cluster().name(), Clock.systemUTC(), console::line);
        Depth depth = pairs ? full ? Depth.DOUBLE_FULL : Depth.DOUBLE : full ? Depth.SINGLE_FULL : Depth.SINGLE;
        Set<String> only = fault.isEmpty() ? Set.of() : Set.of(fault);
        ClusterProver found = present(prover, "prover");
        return live ? found.live(cluster, depth, only, progress) : found.desired(cluster, depth, only, progress);
    }

    private List<Cluster> clusters(Topology topology) {
        if (names.isEmpty()) {
            return topology.clusters();
        }
        String name = Arguments.one(names, "the name of one cluster, or nothing for all");
        return List.of(topology.cluster(name)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_ARGUMENT,
                        "topology '" + topology.name() + "' has no cluster '" + name + "'; it has "
                                + Words.list(topology.clusters().stream()
                                        .map(Cluster::name)
                                        .toList()))));
    }

    private Proposal proposal(Topology topology, Cluster cluster) {
        Map<String, List<CibPart>> parts = new LinkedHashMap<>();
        for (Owned<CibPart> owned : inventory().cib(topology, cluster.name())) {
            parts.computeIfAbsent(owned.component(), c -> new ArrayList<>()).add(owned.part());
        }
        if (parts.isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "cluster '" + cluster.name()
                            + "': no installed component has anything in its CIB, so there is nothing"
                            + " to prove. Give: feature:install ha-all");
        }
        Set<String> single = inventory().components().stream()
                .filter(c -> c.mode() == ComponentInfo.Mode.ACTIVE_PASSIVE)
                .map(ComponentInfo::id)
                .collect(Collectors.toSet());
        return new Proposal(topology, cluster, parts, inventory().bounds(), single);
    }

    /** A proof takes a while; whether its report can be written is known before. */
    private static Path writable(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file) || !Files.isWritable(folder)) {
            throw new HaException(
                    ErrorCode.INPUT_ARGUMENT,
                    "expected a file in a folder that can be written, found '" + file + "'. Give: --report FILE");
        }
        return file;
    }

    private static void print(Console console, LocatedProof located) {
        if (!located.proof().defects().isEmpty()) {
            console.table(ProofText.violations(located.proof()));
        }
        if (!located.proof().blastRadius().worst().isEmpty()) {
            console.table(ProofText.worst(located.proof().blastRadius()));
        }
        console.lines(ProofText.summary(located));
    }
}
