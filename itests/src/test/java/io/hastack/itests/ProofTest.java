package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.engine.Inventory;
import io.hastack.prover.LocalSimulator;
import io.hastack.prover.Progress;
import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Prover;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every component there is, in every shape, through every single fault: no invariant is broken. */
@RunWith(Parameterized.class)
public class ProofTest {
    private final Shape shape;

    public ProofTest(Shape shape) {
        this.shape = shape;
    }

    @Parameters(name = "{0}")
    public static Shape[] shapes() {
        return Shape.values();
    }

    @Test
    public void noSingleFaultBreaksAnInvariant() throws Exception {
        Components components = Components.all();
        Topology topology = components.topology(shape, CompleteCibTest.PLATFORM);
        Inventory inventory = components.inventory();
        LocalSimulator scheduler = LocalSimulator.onPath().orElseThrow();
        for (Map.Entry<String, String> cib :
                CompleteCibTest.cibs(inventory, topology).entrySet()) {
            Map<String, String> owners = new HashMap<>();
            inventory.cib(topology, cib.getKey()).forEach(o -> {
                if (o.part() instanceof PacemakerResource resource) {
                    owners.put(resource.id(), o.component());
                }
            });
            Map<String, Integer> bounds = new HashMap<>();
            inventory.bounds().forEach((component, bound) -> bounds.put(component, bound.otherNodes()));
            ProofRequest request = new ProofRequest(
                    cib.getKey(), cib.getValue(), Depth.SINGLE, owners, bounds, Set.of(), Set.of(), Optional.empty());
            Proof proof = new Prover().prove(request, scheduler, Progress.NONE);
            assertThat(proof.errors()).as(cib.getKey()).isEmpty();
            assertThat(proof.violations()).as(cib.getKey()).isEmpty();
            assertThat(proof.scenarios()).hasSizeGreaterThan(10);
            assertThat(proof.blastRadius().maxElsewhere()).isZero();
        }
    }
}
