package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.part.SystemdUnit;
import io.hastack.spi.part.SystemdUnit.State;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/**
 * Who may start systemd units.
 *
 * <p>A disabled unit that runs is left alone: Pacemaker may have started it. A masked one that runs is stopped, since
 * Pacemaker runs that program by an OCF agent and never as a unit. A unit that does not exist is as good as disabled.
 */
@Component(service = PartHandler.class)
public final class UnitHandler implements PartHandler<SystemdUnit> {
    @Override
    public Class<SystemdUnit> type() {
        return SystemdUnit.class;
    }

    @Override
    public List<Fact> facts(List<SystemdUnit> desired, Site site) {
        return List.of(fact(states(desired)));
    }

    @Override
    public List<Change> converge(List<SystemdUnit> desired, Facts facts) {
        Map<String, State> states = states(desired);
        CommandResult read = facts.get(fact(states));
        List<UnitFacts> found = UnitFacts.parse(read.output());
        if (found.size() != states.size()) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    facts.site().node().name() + ": systemd did not tell the state of its units: "
                            + read.error().strip());
        }
        UnitChanges changes = new UnitChanges();
        int index = 0;
        for (Map.Entry<String, State> unit : states.entrySet()) {
            changes.add(unit.getKey(), unit.getValue(), found.get(index++));
        }
        return changes.changes();
    }

    private static Map<String, State> states(List<SystemdUnit> desired) {
        Map<String, State> states = new TreeMap<>();
        for (SystemdUnit unit : desired) {
            State other = states.putIfAbsent(unit.unit(), unit.state());
            if (other != null && other != unit.state()) {
                throw new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        "%s: one component wants it %s, another %s. Let them agree."
                                .formatted(unit.unit(), word(other), word(unit.state())));
            }
        }
        return new LinkedHashMap<>(states);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Fact fact(Map<String, State> states) {
        String script = UnitFacts.SCRIPT.formatted(Bash.words(states.keySet()));
        return new Fact("units " + Integer.toHexString(states.keySet().hashCode()), script);
    }
}
