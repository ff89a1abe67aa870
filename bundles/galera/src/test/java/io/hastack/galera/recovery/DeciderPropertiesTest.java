package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every state, over fifty thousand that are drawn by a fixed seed. The properties look at the facts and not at
 * what the decision makes of them.
 */
class DeciderPropertiesTest {
    private static final long SEED = 20261126;
    private static final int STATES = 50_000;
    private static final List<String> HISTORIES = List.of(
            Given.uuid("a"), Given.uuid("a"), Given.uuid("a"), Given.uuid("a"), Given.uuid("b"), "", Given.uuid("0"));
    private static final List<String> STATES_OF_A_SERVER =
            List.of("Synced", "Donor/Desynced", "Joining", "Initialized", "silent", "");

    private final Random random = new Random(SEED);
    /** How often a state differs from a plain outage: from never to often, so that all depths are reached. */
    private double oddity;

    @Test
    void aMemberIsBootstrappedOnlyWhereNothingAcknowledgedCanBeLost() {
        int bootstraps = 0;
        for (int i = 0; i < STATES; i++) {
            List<Member> members = members();
            Decision decision = Decider.decide(members, Set.of());
            assertThat(decision.reason()).as("%s", members).isNotBlank();
            if (decision.node().isEmpty()) {
                continue;
            }
            bootstraps++;
            Member founder = named(members, decision.node().get());
            assertThat(members).as("%s of %s", decision, members).allSatisfy(m -> {
                assertThat(m.reachable()).isTrue();
                assertThat(m.state()).isEqualTo(Member.DOWN);
                assertThat(m.component()).isNotEqualTo("Primary");
                assertThat(most(m)).isLessThanOrEqualTo(least(founder));
            });
            Set<String> histories = new HashSet<>();
            members.forEach(m -> histories.addAll(m.histories()));
            assertThat(histories).as("%s", members).hasSize(1);
            assertThat(founder.prepared()).as("%s", founder).isZero();
            assertThat(founder.uuid()).as("%s", founder).isNotEqualTo(Given.uuid("0"));
            assertThat(members.stream().filter(m -> m.safe() && m.seqno().isPresent()))
                    .as("%s left last", members)
                    .allSatisfy(m -> assertThat(most(m)).isEqualTo(least(founder)))
                    .hasSizeLessThan(2);
            assertThat(decision.mayBeLost()).isEmpty();
        }
        assertThat(bootstraps).as("states that are bootstrapped").isBetween(STATES / 20, STATES / 4 * 3);
    }

    @Test
    void aPlainOutageIsRecoveredFromTheHighestCommit() {
        for (int i = 0; i < STATES / 5; i++) {
            oddity = 0;
            List<Member> members = members(1 + random.nextInt(7));
            long highest = members.stream()
                    .mapToLong(DeciderPropertiesTest::least)
                    .max()
                    .orElseThrow();
            Decision decision = Decider.decide(members, Set.of());
            assertThat(decision.kind()).as("%s", members).isEqualTo(Decision.Kind.BOOTSTRAP);
            assertThat(decision.commit()).hasValue(highest);
            assertThat(least(named(members, decision.node().orElseThrow()))).isEqualTo(highest);
        }
    }

    @Test
    void whatIsForcedSaysWhatMayBeLostAndNeverMakesASecondComponent() {
        int bootstraps = 0;
        for (int i = 0; i < STATES; i++) {
            List<Member> members = members();
            Set<String> givenUp = someOf(members);
            if (givenUp.isEmpty() || givenUp.size() == members.size()) {
                continue;
            }
            Decision decision = Decider.decide(members, givenUp);
            if (decision.node().isEmpty()) {
                continue;
            }
            bootstraps++;
            String founder = decision.node().get();
            assertThat(givenUp).as("%s", members).doesNotContain(founder);
            assertThat(decision.mayBeLost()).as("%s", members).isNotEmpty();
            assertThat(members).as("%s of %s", decision, members).allSatisfy(m -> {
                assertThat(m.reachable() && !m.state().equals(Member.DOWN)).isFalse();
                assertThat(m.primary()).isFalse();
                if (!givenUp.contains(m.node())) {
                    assertThat(m.reachable()).isTrue();
                    assertThat(most(m)).isLessThanOrEqualTo(least(named(members, founder)));
                }
            });
            members.stream().filter(m -> !m.reachable()).forEach(m -> assertThat(
                            String.join("; ", decision.mayBeLost()))
                    .contains(m.node()));
            givenUp.forEach(name -> assertThat(
                            Decider.decide(members, without(givenUp, name)).node())
                    .as("%s without %s", members, name)
                    .isEmpty());
        }
        assertThat(bootstraps).as("states that are forced").isGreaterThan(STATES / 50);
    }

    @Test
    void theOrderInWhichMembersAreToldChangesNothing() {
        for (int i = 0; i < 1000; i++) {
            List<Member> members = members();
            Decision decision = Decider.decide(members, Set.of());
            Collections.shuffle(members, random);
            assertThat(Decider.decide(members, Set.of())).isEqualTo(decision);
        }
    }

    private List<Member> members() {
        oddity = List.of(0.0, 0.02, 0.1, 0.3).get(random.nextInt(4));
        return members(1 + random.nextInt(5));
    }

    private List<Member> members(int count) {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            members.add(member("n" + i));
        }
        return members;
    }

    private Member member(String node) {
        boolean crashed = random.nextBoolean();
        long commit = 100 + random.nextInt(4);
        OptionalLong seqno = crashed ? OptionalLong.empty() : OptionalLong.of(commit);
        boolean innodb = odd() ? random.nextBoolean() : crashed;
        long told = odd() ? commit + random.nextInt(3) - 1 : commit;
        String uuid = odd() ? HISTORIES.get(random.nextInt(HISTORIES.size())) : Given.uuid("a");
        String of = odd() ? HISTORIES.get(random.nextInt(HISTORIES.size())) : random.nextBoolean() ? uuid : "";
        Optional<Position> recovered = innodb
                ? Optional.of(new Position(
                        of.equals(Given.uuid("0")) ? "" : of, odd() ? OptionalLong.empty() : OptionalLong.of(told)))
                : Optional.empty();
        String state = odd() ? STATES_OF_A_SERVER.get(random.nextInt(STATES_OF_A_SERVER.size())) : Member.DOWN;
        return new Member(
                node,
                !odd(),
                state,
                odd() ? "Primary" : "",
                odd() ? OptionalLong.of(random.nextInt(4)) : OptionalLong.empty(),
                uuid,
                seqno,
                recovered,
                odd() ? random.nextInt(3) : 0,
                odd(),
                odd() ? "InnoDB fails" : "");
    }

    private boolean odd() {
        return random.nextDouble() < oddity;
    }

    private static Set<String> without(Set<String> names, String name) {
        return names.stream().filter(n -> !n.equals(name)).collect(Collectors.toSet());
    }

    private Set<String> someOf(List<Member> members) {
        return members.stream()
                .filter(m -> m.reachable() ? random.nextInt(4) == 0 : random.nextInt(4) > 0)
                .map(Member::node)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The lowest commit that the facts allow. */
    private static long least(Member member) {
        return member.commits().stream().mapToLong(Long::longValue).min().orElse(-1);
    }

    /** The highest commit that the facts allow. */
    private static long most(Member member) {
        return member.commits().stream().mapToLong(Long::longValue).max().orElse(-1) + member.prepared();
    }

    private static Member named(List<Member> members, String node) {
        return members.stream().filter(m -> m.node().equals(node)).findFirst().orElseThrow();
    }
}
