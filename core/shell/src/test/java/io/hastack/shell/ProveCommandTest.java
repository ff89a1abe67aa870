package io.hastack.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hastack.engine.Owned;
import io.hastack.prover.Progress;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.place.ClusterProver;
import io.hastack.prover.place.LocatedProof;
import io.hastack.spi.gate.Equipment;
import io.hastack.spi.gate.Proposal;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final FakeProver prover = new FakeProver();
    private final Printed printed = new Printed();

    @Test
    void provenIsZeroAndOneLineSaysByWhom() throws IOException {
        assertThat(printed.run(command())).isZero();
        assertThat(printed.lines())
                .last()
                .asString()
                .startsWith(
                        "cluster control proven: 0 violations in 7 scenarios (6 asked, the others follow), 2.5s; Pacemaker 3.0.0 on ctl1, ctl2");
        assertThat(printed.out()).contains("expected, 3 times: no quorum is left");
        assertThat(prover.asked).containsExactly("desired control SINGLE");
    }

    @Test
    void aViolationIsOneAndSaysWhereWhyAndHowToSeeIt() throws IOException {
        prover.answer = ProofSamples.BAD;
        assertThat(printed.run(command())).isEqualTo(1);
        assertThat(printed.out())
                .contains("monitor-fails:keystone@ctl2", "contained", "vip-keystone", "order-keystone-vip")
                .contains("    crm_simulate --simulate --xml-file steady.xml")
                .contains("no answer: quorum-lost: crm_simulate ended by signal 11")
                .contains("cluster control NOT proven: 1 violation, 1 scenario without an answer");
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        prover.answer = ProofSamples.BAD;
        ProveCommand command = command();
        command.json = true;
        command.pairs = true;
        assertThat(printed.run(command)).isEqualTo(1);
        var document = new ObjectMapper().readTree(printed.out());
        assertThat(document.at("/violations/0/scenario").asText()).isEqualTo("monitor-fails:keystone@ctl2");
        assertThat(document.at("/expected/0/expected").asText()).isEqualTo("no quorum is left");
        assertThat(document.at("/blastRadius/worst/0/fault").asText()).isEqualTo("monitor-fails:keystone@ctl2");
        assertThat(document.at("/scenarios").asInt()).isEqualTo(7);
        assertThat(prover.asked).containsExactly("desired control DOUBLE");
    }

    @Test
    void fullInfersNothing() throws IOException {
        ProveCommand command = command();
        command.full = true;
        assertThat(printed.run(command)).isZero();
        command.pairs = true;
        assertThat(new Printed().run(command)).isZero();
        assertThat(prover.asked).containsExactly("desired control SINGLE_FULL", "desired control DOUBLE_FULL");
    }

    @Test
    void anUnknownClusterNamesThoseThereAre() throws IOException {
        ProveCommand command = command();
        command.names = List.of("nowhere");
        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(printed.lines()).containsExactly("error: topology 'lab' has no cluster 'nowhere'; it has control");
    }

    @Test
    void withoutASchedulerItSaysWhereItLooked() throws IOException {
        prover.failure = new HaException(ErrorCode.SCHEDULER_ABSENT, "no crm_simulate was found (this machine: none)");
        assertThat(printed.run(command())).isEqualTo(1);
        assertThat(printed.lines()).containsExactly("error: no crm_simulate was found (this machine: none)");
    }

    @Test
    void anInterruptSaysThatTheNextCallGoesOn() throws IOException {
        prover.interrupted = true;
        assertThat(printed.run(command())).isEqualTo(1);
        assertThat(Thread.interrupted())
                .as("nothing closes the terminal afterwards")
                .isFalse();
        assertThat(printed.out()).contains("the same command goes on from there");
    }

    @Test
    void theReportIsWrittenAndAWrongPlaceIsSaidBeforeTheProof() throws IOException {
        ProveCommand command = command();
        command.report = folder.resolve("none/proof.html").toString();
        assertThat(printed.run(command)).isEqualTo(2);
        assertThat(prover.asked).isEmpty();

        ProveCommand second = command();
        second.report = folder.resolve("proof.html").toString();
        assertThat(new Printed().run(second)).isZero();
        assertThat(folder.resolve("proof.html")).content().startsWith("<!DOCTYPE html>");
    }

    private ProveCommand command() throws IOException {
        engine.cib = List.of(
                new Owned<>("cluster", new ClusterProperty(Placement.ONCE, "crm_config", "stonith-enabled", "true")));
        ProveCommand command = new ProveCommand();
        Path file = folder.resolve("topology.yaml");
        Files.writeString(
                file,
                """
                name: lab
                platform: debian-13
                access: { user: root, key: lab.key, knownHosts: lab.known_hosts }
                clusters:
                  - name: control
                    components: [galera]
                    nodes:
                      - { name: ctl1, address: 192.168.124.11, fencing: { agent: fence_ipmilan, ip: 192.168.124.111 } }
                      - { name: ctl2, address: 192.168.124.12, fencing: { agent: fence_ipmilan, ip: 192.168.124.112 } }
                      - { name: ctl3, address: 192.168.124.13, fencing: { agent: fence_ipmilan, ip: 192.168.124.113 } }
                """);
        command.file = file.toString();
        command.inventory = engine;
        command.prover = prover;
        return command;
    }

    private static final class FakeProver implements ClusterProver {
        final List<String> asked = new ArrayList<>();
        LocatedProof answer = ProofSamples.GOOD;
        HaException failure;
        boolean interrupted;

        @Override
        public LocatedProof desired(Proposal cluster, Depth depth, Set<String> only, Progress progress)
                throws InterruptedException {
            return answer("desired", cluster, depth);
        }

        @Override
        public LocatedProof live(Proposal cluster, Depth depth, Set<String> only, Progress progress)
                throws InterruptedException {
            return answer("live", cluster, depth);
        }

        @Override
        public LocatedProof change(Proposal proposal, Equipment ready) {
            throw new AssertionError("a command changes nothing");
        }

        private LocatedProof answer(String what, Proposal cluster, Depth depth) throws InterruptedException {
            asked.add(what + " " + cluster.cluster().name() + " " + depth);
            if (interrupted) {
                throw new InterruptedException();
            }
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }
}
