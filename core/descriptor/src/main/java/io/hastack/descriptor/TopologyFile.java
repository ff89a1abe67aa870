package io.hastack.descriptor;

import io.hastack.descriptor.topology.TopologyReader;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The operator's {@code topology.yaml} with the {@code overrides/} beside it. */
public final class TopologyFile {
    private TopologyFile() {}

    /**
     * Reads a topology without touching a node; secret references stay as they are written.
     *
     * @param file relative paths in it are relative to its folder
     * @param allow refusals the operator insists to pass: {@link ErrorCode#REFUSED_FENCING} ({@code --allow-unfenced}),
     *     {@link ErrorCode#REFUSED_MEMBERS} ({@code --allow-members})
     * @param requireKeys true if nodes will be reached, so that key and known_hosts must be readable
     * @throws HaException with every problem of every file, each beginning with its place: {@code INPUT_SYNTAX}, {@code
     *     INPUT_TOPOLOGY}, {@code INPUT_KEY}, {@code REFUSED_FENCING}, {@code REFUSED_MEMBERS}
     */
    public static LoadedTopology load(Path file, Set<ErrorCode> allow, boolean requireKeys) {
        Problems problems = new Problems();
        TopologyReader reader = new TopologyReader(file, requireKeys, problems);
        Topology topology = reader.read();
        refuse(problems, allow);
        return new LoadedTopology(topology, reader.positions());
    }

    /** Reads what a topology file would be with another text. */
    static Topology parse(Path file, String text, Set<ErrorCode> allow) {
        Problems problems = new Problems();
        Topology topology = new TopologyReader(file, false, problems).read(text);
        refuse(problems, allow);
        return topology;
    }

    private static void refuse(Problems problems, Set<ErrorCode> allow) {
        List<Problem> left = problems.all().stream()
                .filter(p -> p.code().kind() != ErrorCode.Kind.SAFETY || !allow.contains(p.code()))
                .toList();
        if (!left.isEmpty()) {
            throw new HaException(left);
        }
    }
}
