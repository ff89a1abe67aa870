package io.hastack.galera;

import io.hastack.galera.recovery.ClusterFacts;
import io.hastack.galera.recovery.Decision;
import io.hastack.galera.recovery.Member;
import io.hastack.spi.plan.Event.State;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out a decision to bootstrap: notes in the journal on what it rests, lets the resource agent found the cluster, and
 * watches until the members that the cluster has online are Synced. The agent does the work, so a console that goes away ends
 * nothing.
 */
final class Recovery {
    /** Start of a server after a power cut, which Pacemaker begins with its next transition. */
    private static final Duration FOUNDED = Duration.ofSeconds(330);
    /** The default of the setting galera.transfer: the longest that copying all data may take. */
    private static final Duration JOINED = Duration.ofSeconds(900);

    private final Survey survey;
    private final Watch watch;
    private final RunNotes notes;

    Recovery(Survey survey, Watch watch, RunNotes notes) {
        this.survey = survey;
        this.watch = watch;
        this.notes = notes;
    }

    /**
     * Returns the members that are Synced in the end: all that the cluster has online.
     *
     * @throws HaException {@code REFUSED_UNSAFE} if what the decision rests on has changed, {@code CHANGE_FAILED} if nothing could
     *     be set, {@code CONDITION_DEADLINE} if a member is not Synced in time
     */
    List<String> carryOut(Decision decision, List<Member> members, ClusterFacts cluster) {
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
        notes.step(
                "galera/bootstrap:galera@" + founder,
                State.CHANGED,
                "galera-bootstrap=true, promotion score 100",
                () -> set(founder, decision.commit().orElseThrow()));
        Set<String> online = members.stream()
                .map(Member::node)
                .filter(n -> cluster.state(n).equals("online"))
                .collect(Collectors.toSet());
        notes.step(
                "wait/galera/GaleraSynced",
                State.UNCHANGED,
                "on " + founder + " first, then on all that are online",
                () -> {
                    watch.until(Set.of(founder), FOUNDED);
                    watch.until(online, JOINED);
                });
        List<String> synced = online.stream().sorted().toList();
        notes.end("Synced: " + String.join(", ", synced));
        return synced;
    }

    private void set(String founder, long commit) {
        CommandResult result = survey.run(founder, Scripts.bootstrap(founder, commit), Duration.ofSeconds(120));
        String said = (result.output() + result.error()).strip();
        if (result.exitCode() == ErrorCode.Kind.SAFETY.exitCode()) {
            throw new HaException(ErrorCode.REFUSED_UNSAFE, said + ": nothing was set. Ask again");
        }
        if (!result.ok()) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    founder + ": the attributes of the resource agent could not be set (exit code " + result.exitCode()
                            + "): " + said);
        }
    }
}
