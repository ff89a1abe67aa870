package io.hastack.galera;

import io.hastack.galera.recovery.ClusterFacts;
import io.hastack.galera.recovery.Decider;
import io.hastack.galera.recovery.Decision;
import io.hastack.galera.recovery.Member;
import io.hastack.galera.recovery.StatusReader;
import io.hastack.spi.plan.Event.State;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a decision to bootstrap: notes in the journal on what it rests, holds all members but the founder back, looks once
 * more, lets the resource agent found the cluster, and watches until the members that the cluster has online are Synced.
 *
 * @param watch tells what happens
 */
record Recovery(Survey survey, Watch watch, RunNotes notes) {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** Longer than all of it takes but the last watch. */
    private static final Duration HELD = Duration.ofMinutes(30);
    /** Until nobody else has an instance. */
    private static final Duration HOLD = Duration.ofSeconds(180);

    private static final Duration RELEASE = Duration.ofSeconds(60);
    /** A start of the agent, and a promotion after it. */
    private static final Duration FOUND = Duration.ofSeconds(720);
    /** The default of the setting galera.transfer: the longest that copying all data may take. */
    private static final Duration JOINED = Duration.ofSeconds(900);

    /**
     * Returns the members that are Synced in the end: all that the cluster has online.
     *
     * @param givenUp members whose commits may be lost, as it was decided
     * @throws HaException {@code REFUSED_UNSAFE} if what the decision rests on has changed, {@code CHANGE_FAILED} if the founder
     *     was not promoted, {@code CONDITION_DEADLINE} if a member is not Synced in time
     */
    List<String> carryOut(Decision decision, Set<String> givenUp, List<Member> members, ClusterFacts cluster) {
        String founder = decision.node().orElseThrow();
        String run = StatusReader.HOLDS + notes.run();
        reasons(decision, members);
        notes.step(
                "galera/hold:galera@" + founder,
                State.CHANGED,
                "all other members are held back for at the most " + HELD.toMinutes() + " min",
                () -> script(founder, Scripts.hold(founder, run, HELD), HOLD));
        notes.step(
                "galera/facts:again@" + founder,
                State.UNCHANGED,
                "decided as before",
                () -> again(decision, givenUp, run));
        notes.step(
                "galera/bootstrap:galera@" + founder,
                State.CHANGED,
                "galera-bootstrap=true, promotion score 100"
                        + (cluster.galera().stopped() ? "; the target-role that kept galera down is gone" : ""),
                () -> script(
                        founder,
                        Scripts.found(founder, run, decision.commit().orElseThrow(), decision.forced()),
                        FOUND));
        Set<String> online = members.stream()
                .map(Member::node)
                .filter(n -> cluster.state(n).equals("online"))
                .collect(Collectors.toSet());
        notes.step(
                "wait/galera/GaleraSynced",
                State.UNCHANGED,
                "on all that are online",
                () -> watch.until(online, JOINED));
        List<String> synced = online.stream().sorted().toList();
        notes.end("Synced: " + String.join(", ", synced));
        return synced;
    }

    private void reasons(Decision decision, List<Member> members) {
        String founder = decision.node().orElseThrow();
        for (Member member : members) {
            notes.note("galera/facts:" + member.node() + "@" + member.node(), State.UNCHANGED, FactsPage.line(member));
        }
        notes.note("galera/decision:bootstrap@" + founder, State.UNCHANGED, decision.reason());
        for (int i = 0; i < decision.mayBeLost().size(); i++) {
            notes.note(
                    "galera/may-be-lost:" + (i + 1) + "@" + founder,
                    State.UNCHANGED,
                    decision.mayBeLost().get(i));
        }
    }

    /** Asks every member once more, now that nobody but this recovery can found a cluster. */
    private void again(Decision decision, Set<String> givenUp, String run) {
        boolean same = false;
        try {
            Decision now = Decider.decide(survey.complete(), givenUp);
            same = now.node().equals(decision.node()) && now.commit().equals(decision.commit());
            if (!same) {
                throw new HaException(
                        ErrorCode.REFUSED_UNSAFE,
                        "the facts have changed since it was decided, and nothing was bootstrapped. By now: "
                                + now.kind().text() + ", " + now.reason());
            }
        } finally {
            if (!same) {
                release(decision.node().orElseThrow(), run);
            }
        }
    }

    private void release(String founder, String run) {
        try {
            survey.run(founder, Scripts.release(founder, run), RELEASE);
        } catch (HaException e) {
            LOG.warn("galera is held back on all nodes but {} for up to {} min", founder, HELD.toMinutes(), e);
        }
    }

    private void script(String founder, String script, Duration timeout) {
        CommandResult result = survey.run(founder, script, timeout);
        String said = (result.output() + result.error()).strip();
        if (result.exitCode() == ErrorCode.Kind.SAFETY.exitCode()) {
            throw new HaException(ErrorCode.REFUSED_UNSAFE, said + ": nothing was bootstrapped. Ask again");
        }
        if (!result.ok()) {
            throw new HaException(ErrorCode.CHANGE_FAILED, founder + " (exit code " + result.exitCode() + "): " + said);
        }
    }
}
