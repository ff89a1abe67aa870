package io.hastack.prover.place;

import io.hastack.prover.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which node answers which questions of a batch: those it knows the input of, as many as it has processors for. */
final class Share {
    private Share() {}

    /** Returns the numbers of the questions of each node. */
    static Map<NodeFolder, List<Integer>> of(List<Integer> open, List<Simulation> batch, List<NodeFolder> nodes) {
        Map<NodeFolder, List<Integer>> shares = new LinkedHashMap<>();
        nodes.forEach(n -> shares.put(n, new ArrayList<>()));
        int processors = nodes.stream().mapToInt(NodeFolder::processors).sum();
        for (int question : open) {
            String hash = Packed.sha256(batch.get(question).cib());
            NodeFolder node = nodes.stream()
                    .filter(n -> n.knows(hash)
                            && shares.get(n).size() * (long) processors < (long) open.size() * n.processors())
                    .findFirst()
                    .orElseGet(() -> nodes.stream()
                            .min(Comparator.comparingDouble(n -> shares.get(n).size() / (double) n.processors()))
                            .orElseThrow());
            shares.get(node).add(question);
        }
        shares.values().removeIf(List::isEmpty);
        return shares;
    }
}
