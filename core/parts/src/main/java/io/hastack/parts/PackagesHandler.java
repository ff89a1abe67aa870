package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/** All missing packages of a node in one transaction, by {@link AptTransaction}. */
@Component(service = PartHandler.class)
public final class PackagesHandler implements PartHandler<Packages> {
    private static final int NO_APT = 3;

    @Override
    public Class<Packages> type() {
        return Packages.class;
    }

    @Override
    public List<Fact> facts(List<Packages> desired, Site site) {
        return List.of(fact(names(desired)));
    }

    @Override
    public List<Change> converge(List<Packages> desired, Facts facts) {
        Set<String> names = names(desired);
        CommandResult found = facts.get(fact(names));
        if (found.exitCode() == NO_APT) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    facts.site().node().name() + ": packages are installed with apt-get, and this host has none."
                            + " Use a Debian release that the topology's 'platform' can name.");
        }
        List<String> lines = found.output().lines().toList();
        List<String> missing =
                names.stream().filter(n -> !lines.contains("installed " + n)).toList();
        if (!missing.isEmpty()) {
            return List.of(AptTransaction.install(missing));
        }
        return lines.contains("leftover") ? List.of(AptTransaction.cleanUp()) : List.of();
    }

    private static Set<String> names(Collection<Packages> desired) {
        return desired.stream().flatMap(p -> p.names().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Fact fact(Set<String> names) {
        List<String> lines = new ArrayList<>();
        lines.add("command -v apt-get dpkg-query >/dev/null || exit " + NO_APT);
        lines.add("! " + AptTransaction.LEFTOVER + " || echo leftover");
        if (!names.isEmpty()) {
            lines.add("dpkg-query -W -f '${db:Status-Status} ${Package}\\n' -- " + Bash.words(names)
                    + " 2>/dev/null || true");
        }
        return new Fact("packages " + Integer.toHexString(names.hashCode()), String.join("\n", lines) + "\n");
    }
}
