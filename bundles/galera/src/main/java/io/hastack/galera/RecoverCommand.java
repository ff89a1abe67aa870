package io.hastack.galera;

import io.hastack.descriptor.command.ComponentNodes;
import io.hastack.galera.recovery.ClusterFacts;
import io.hastack.galera.recovery.Decider;
import io.hastack.galera.recovery.Decision;
import io.hastack.galera.recovery.FactsFile;
import io.hastack.galera.recovery.Gate;
import io.hastack.galera.recovery.Member;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who may found the Galera cluster anew after a total outage, says why no acknowledged commit is lost, and lets
 * Pacemaker do it. Exit codes: 0 bootstrapped, or would be; 1 wait; 2 wrong input; 3 refused.
 */
@Service
@Command(
        scope = "galera",
        name = "recover",
        description =
                "After a total outage: decides who may found the Galera cluster anew, says why, and lets Pacemaker do it")
public final class RecoverCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(RecoverCommand.class);

    @Option(
            name = "--facts",
            description = "Decide about the facts in a file, such as galera:status --json prints, and ask no node",
            valueToShowInHelp = "")
    String facts = "";

    @Option(name = "--dry-run", description = "Show the decision and stop; nothing is changed")
    boolean dryRun;

    @Option(
            name = "--force",
            description = "NODE or NODE,NODE: exactly those members whose commits may be lost; decides without them",
            valueToShowInHelp = "")
    String force = "";

    @Option(
            name = "--innodb",
            description = "With --dry-run, ask InnoDB too: it recovers on members that are down, as at any start")
    boolean innodb;

    @Option(name = "--yes", description = "Do not ask")
    boolean yes;

    @Option(name = "--topology", description = "Topology file in place of etc/topology.yaml", valueToShowInHelp = "")
    String file = "";

    @Option(name = "--json", description = "Print JSON, and nothing else")
    boolean json;

    @Reference(optional = true)
    Transport transport;

    @Reference(optional = true)
    Journal journal;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        try {
            return facts.isEmpty() ? live() : offline();
        } catch (HaException e) {
            line(Printed.problems(e, json));
            return e.code().kind().exitCode();
        }
    }

    private int offline() {
        if (!dryRun || innodb) {
            throw wrong("--facts decides about a file and asks no node: give --dry-run with it, and not --innodb");
        }
        Path path = Path.of(facts);
        List<Member> members =
                FactsFile.read(path.isAbsolute() ? path : session.currentDir().resolve(path));
        return show(members, Decider.decide(members, givenUp()));
    }

    private int live() throws IOException {
        if (json && !dryRun && !yes) {
            throw wrong("--json asks nothing: give --yes with it, or --dry-run to see the decision");
        }
        Survey survey = new Survey(ComponentNodes.of("galera", file), transport);
        Set<String> givenUp = givenUp();
        Decider.check(survey.nodes().nodes().stream().map(Node::name).collect(Collectors.toSet()), givenUp);
        List<Member> members = dryRun && !innodb ? survey.look() : survey.complete();
        Decision decision = Decider.decide(members, givenUp);
        if (decision.node().isEmpty()) {
            return show(members, decision);
        }
        ClusterFacts cluster = survey.cluster(decision.node().get());
        decision = Gate.pass(decision, members, cluster);
        if (dryRun || decision.node().isEmpty()) {
            return show(members, decision);
        }
        if (!json) {
            show(members, decision);
        }
        if (!yes && !agreed(decision, cluster)) {
            line("nothing was done");
            return Decision.Kind.WAIT.exitCode();
        }
        return act(survey, decision, members, cluster);
    }

    private int act(Survey survey, Decision decision, List<Member> members, ClusterFacts cluster) {
        LOG.info(
                "galera is bootstrapped on {}: {}{}",
                decision.node().orElseThrow(),
                decision.reason(),
                decision.mayBeLost().isEmpty() ? "" : "; may be lost: " + decision.mayBeLost());
        RunNotes notes = RunNotes.begin(
                journal, Clock.systemUTC(), survey.nodes().topology().name());
        Consumer<String> progress = json ? text -> {} : this::line;
        progress.accept(decision.node().orElseThrow() + " founds the cluster, the others are held back until it has");
        List<String> synced = new Recovery(survey, new Watch(survey, progress), notes)
                .carryOut(decision, givenUp(), members, cluster);
        if (json) {
            line(Printed.json(decision, notes.run(), synced));
        } else {
            line("Synced: " + String.join(", ", synced) + "; `ha:run " + notes.run() + "` keeps why");
            verify();
        }
        return decision.kind().exitCode();
    }

    /** Shows the component's conditions. One may still be on its way, such as a proxy's next look, or miss who was given up. */
    private void verify() {
        try {
            session.execute("ha:verify galera" + (file.isEmpty() ? "" : " --topology '" + file + "'"));
        } catch (Exception e) {
            line("the conditions were not measured (" + e.getMessage() + "): `ha:verify galera`");
        }
    }

    private int show(List<Member> members, Decision decision) {
        line(
                json
                        ? Printed.json(decision, "", List.of())
                        : FactsPage.of(members).text() + "\n" + Printed.text(decision));
        return decision.kind().exitCode();
    }

    private boolean agreed(Decision decision, ClusterFacts cluster) throws IOException {
        String answer = session.readLine(
                decision.node().orElseThrow() + " founds the cluster, the others copy from it"
                        + (cluster.galera().stopped() ? ", the target-role that keeps galera down goes" : "")
                        + (decision.mayBeLost().isEmpty() ? "" : ", and what is named above may be lost")
                        + ". Go on? [y/N] ",
                null);
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }

    private Set<String> givenUp() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : force.isEmpty() ? new String[0] : force.split(",", -1)) {
            if (name.isBlank() || !names.add(name.strip())) {
                throw wrong("--force wants the names of members, NODE or NODE,NODE, each once; found '" + force + "'");
            }
        }
        return names;
    }

    private void line(String text) {
        session.getConsole().println(text);
    }

    private static HaException wrong(String message) {
        return new HaException(ErrorCode.INPUT_ARGUMENT, message);
    }
}
