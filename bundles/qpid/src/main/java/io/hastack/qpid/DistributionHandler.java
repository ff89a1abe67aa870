package io.hastack.qpid;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings a distribution to a node: each file that is not there or is another, then the list of what is there, by which the
 * next reading knows without looking into megabytes. Stateless.
 */
public final class DistributionHandler implements PartHandler<Distribution> {
    /** The first time the unit is not there yet. */
    private static final String RESTART =
            "if systemctl cat hastack-qpid.service >/dev/null 2>&1; then systemctl try-restart hastack-qpid.service; fi";

    private static final String LIST = "/SHA256SUMS";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @Override
    public Class<Distribution> type() {
        return Distribution.class;
    }

    @Override
    public List<Fact> facts(List<Distribution> desired, Site site) {
        return desired.stream().map(DistributionHandler::fact).toList();
    }

    @Override
    public List<Change> converge(List<Distribution> desired, Facts facts) {
        List<Change> changes = new ArrayList<>();
        for (Distribution distribution : desired) {
            Set<String> found = lines(facts.get(fact(distribution)).output());
            Set<String> wanted = lines(distribution.files().list());
            if (!found.equals(wanted)) {
                changes.addAll(changes(distribution, found));
            }
        }
        return changes;
    }

    private static List<Change> changes(Distribution distribution, Set<String> found) {
        String folder = distribution.folder();
        Files files = distribution.files();
        List<Change> changes = new ArrayList<>();
        files.hashes().forEach((name, hash) -> {
            if (!found.contains(hash + "  " + name)) {
                changes.add(new Change.SendFile(
                        "send " + folder + "/" + name, folder + "/" + name, "root:root", "0644", files.payload(name)));
            }
        });
        String kept = files.hashes().keySet().stream()
                .map(n -> " ! -name '" + n + "'")
                .collect(Collectors.joining());
        changes.add(new Change.Script(
                "remove what is not of this version from " + folder,
                "find " + folder + " -type f" + kept + " -delete; " + RESTART,
                TIMEOUT));
        changes.add(new Change.WriteFile("write " + folder + LIST, folder + LIST, "root:root", "0644", files.list()));
        return changes;
    }

    /** The list, of it what is really there. */
    private static Fact fact(Distribution distribution) {
        String folder = distribution.folder();
        return new Fact(
                "distribution " + folder,
                "cd " + folder + " 2>/dev/null || exit 0; for f in *; do grep -s \"  $f\\$\" SHA256SUMS"
                        + " || { [ $f = SHA256SUMS ] || echo \"-  $f\"; }; done");
    }

    private static Set<String> lines(String text) {
        return text.lines().filter(l -> !l.isBlank()).collect(Collectors.toCollection(TreeSet::new));
    }
}
