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

    /** The whole list, whatever is desired: one fact answers for each part alone and for all of them. */
    private static final Fact INSTALLED = new Fact(
            "packages",
            """
            command -v apt-get dpkg-query >/dev/null || exit %d
            ! %s || echo leftover
            dpkg-query -W -f '${db:Status-Status} ${Package}\\n'
            """
                    .formatted(NO_APT, AptTransaction.LEFTOVER));

    @Override
    public Class<Packages> type() {
        return Packages.class;
    }

    @Override
    public List<Fact> facts(List<Packages> desired, Site site) {
        return List.of(INSTALLED);
    }

    @Override
    public List<Change> converge(List<Packages> desired, Facts facts) {
        Set<String> names = names(desired);
        CommandResult found = facts.get(INSTALLED);
        if (found.exitCode() == NO_APT) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    facts.site().node().name() + ": packages are installed with apt-get, and this host has none."
                            + " Use a Debian release that the topology's 'platform' can name.");
        }
        if (!found.ok()) {
            throw new HaException(
                    ErrorCode.CHANGE_FAILED,
                    facts.site().node().name() + ": the list of packages could not be read: "
                            + found.error().strip());
        }
        Set<String> lines = found.output().lines().collect(Collectors.toSet());
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
}
