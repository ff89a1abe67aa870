package io.hastack.prover.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.prover.Proof;
import io.hastack.prover.ProofRequest.Depth;
import io.hastack.prover.Simulator;
import io.hastack.prover.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is inferred is what is answered when everything is asked, with a sound CIB and with defective ones. */
class MergedTest {
    private static final String SOUND = Twins.of(Proofs.cib("collapsed.xml"), "keystone", "twin");

    /** What one proof has asked the scheduler, the other need not: they differ in what they ask, not in how. */
    @TempDir
    static Path answers;

    /** A CIB, and what is wrong with it. */
    enum Defect {
        NONE(SOUND),
        NO_FENCING(Proofs.with(
                SOUND, "name=\"stonith-enabled\" value=\"true\"", "name=\"stonith-enabled\" value=\"false\"")),
        NO_QUORUM_NEEDED(Proofs.with(
                SOUND, "name=\"no-quorum-policy\" value=\"stop", "name=\"no-quorum-policy\" value=\"ignore")),
        STOPS_THAT_BLOCK(SOUND.replaceAll("(id=\"(?:keystone|twin)-stop-[^>]*on-fail=\")fence", "$1block")),
        ONE_OF_THE_TWINS_BLOCKS(SOUND.replaceAll("(id=\"twin-stop-[^>]*on-fail=\")fence", "$1block")),
        NOT_INTERLEAVED(SOUND.replaceAll(
                        "(id=\"(?:keystone|twin)-clone-meta_attributes-interleave\"[^>]*value=\")true", "$1false")
                .replaceAll("(then=\"(?:keystone|twin)-clone\" then-action=\"start\" kind=\")Optional", "$1Mandatory")),
        THROUGH_A_SINGLE_ONE(
                Proofs.with(
                        SOUND,
                        "<constraints>",
                        "<constraints><rsc_order id=\"through\" first=\"vip-keystone\" then=\"twin-clone\" kind=\"Mandatory\"/>")),
        /** Only pairs show it: with two nodes gone for one of them there is no place for both. */
        TWO_THAT_SHUN_EACH_OTHER(
                Proofs.with(
                        SOUND,
                        "<constraints>",
                        "<constraints><rsc_colocation id=\"shun\" rsc=\"vip-keystone\" with-rsc=\"vip-galera\" score=\"-INFINITY\"/>"));

        private final String cib;

        Defect(String cib) {
            this.cib = cib;
        }
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void singleFaults(Defect defect) throws InterruptedException {
        Predicate<String> some = id -> id.matches(
                "node-lost:ctl1|quorum-lost"
                        + "|(monitor|start|stop)-fails:(keystone|twin)@ctl[12]|stop-.*:twin@ctl1|monitor-.*:(memcached|vip-keystone)@.*");
        Proof merged = prove(defect, Depth.SINGLE, some);
        Proof full = prove(defect, Depth.SINGLE_FULL, some);

        assertThat(full.asked()).isEqualTo(full.decided()).isEqualTo(merged.decided());
        assertThat(merged.asked()).isLessThan(full.asked() - (defect == Defect.NONE ? 8 : 0));
        assertThat(results(merged)).isEqualTo(results(full));
        assertThat(violations(merged)).isEqualTo(violations(full));
        assertThat(violations(merged).isEmpty())
                .isEqualTo(defect == Defect.NONE || defect == Defect.TWO_THAT_SHUN_EACH_OTHER);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ONE_OF_THE_TWINS_BLOCKS", "NOT_INTERLEAVED", "TWO_THAT_SHUN_EACH_OTHER"})
    void pairs(Defect defect) throws InterruptedException {
        String fault = "((monitor|stop)-fails:(keystone|twin)@ctl1|(monitor|start)-fails:twin@ctl2"
                + "|start-fails:vip-keystone@ctl[0-9]|stop-fails:memcached@ctl1|node-lost:ctl[13]|quorum-lost)";
        Predicate<String> some = id -> id.matches(fault + "([+]" + fault + ")?");
        Proof merged = prove(defect, Depth.DOUBLE, some);
        Proof full = prove(defect, Depth.DOUBLE_FULL, some);

        assertThat(full.asked()).isEqualTo(full.decided()).isEqualTo(merged.decided());
        assertThat(merged.asked()).isLessThan(full.asked() - (defect == Defect.NONE ? 20 : 0));
        assertThat(kinds(merged)).isEqualTo(kinds(full));
        assertThat(kinds(full).keySet().stream().anyMatch(k -> k.endsWith("true defect")))
                .isEqualTo(defect != Defect.NONE);
    }

    @Test
    void whatTimesOutIsWhatFailsInPairsToo() throws InterruptedException {
        String fault = "stop-(fails|times-out):(vip-keystone|haproxy)@ctl[0-9]";
        Predicate<String> some = id -> id.matches(fault + "[+]" + fault);
        Proof merged = prove(Defect.NONE, Depth.DOUBLE, some);
        Proof full = prove(Defect.NONE, Depth.DOUBLE_FULL, some);

        assertThat(full.decided()).isGreaterThan(merged.decided());
        assertThat(kinds(full).keySet()).isEqualTo(kinds(merged).keySet());
    }

    private static Proof prove(Defect defect, Depth depth, Predicate<String> scenarios) throws InterruptedException {
        Simulator scheduler = Proofs.scheduler();
        return Proofs.of(Proofs.request(defect.cib, depth, Optional.of(answers)), scheduler, scenarios);
    }

    /** Returns what follows from each scenario, but for the order in which it is told. */
    private static Map<String, String> results(Proof proof) {
        return proof.scenarios().stream()
                .collect(Collectors.toMap(
                        r -> r.scenario().id(),
                        r -> sorted(r.actions()) + "\n" + sorted(r.after()) + "\n" + new TreeMap<>(r.effects()) + "\n"
                                + sorted(r.disturbed()) + "\n" + sorted(r.elsewhere())));
    }

    private static Set<String> sorted(List<?> list) {
        return list.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> violations(Proof proof) {
        return proof.violations().stream()
                .map(v -> v.key() + " " + v.message() + " " + v.cause() + " " + v.expected())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns how many violations there are of each kind, whatever the names in them. */
    private static Map<String, Integer> kinds(Proof proof) {
        return proof.violations().stream()
                .collect(Collectors.toMap(MergedTest::kind, v -> 1 + v.alike(), Integer::sum, TreeMap::new));
    }

    private static String kind(Violation v) {
        String nameless = v.invariant() + " " + v.scenario().contains("+") + " "
                + v.expected().orElse("defect");
        return nameless.replaceAll("fence-ctl\\d|ctl\\d", "NODE")
                .replaceAll("\\b(keystone|twin|memcached|rabbitmq)\\b", "RESOURCE");
    }
}
