package io.hastack.pacemaker;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.transport.CommandResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Brings everything that belongs in a cluster's CIB there, as one atomic patch. One query tells what is live; what Hastack
 * did not make stays as it is. Stateless.
 */
@Component(service = PartHandler.class)
public final class CibHandler implements PartHandler<CibPart> {
    private static final Fact CIB = new Fact("cib", "timeout 15 cibadmin --query 2>/dev/null");
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int NAMED = 6;

    @Override
    public Class<CibPart> type() {
        return CibPart.class;
    }

    @Override
    public List<Fact> facts(List<CibPart> desired, Site site) {
        return List.of(CIB);
    }

    @Override
    public List<Change> converge(List<CibPart> desired, Facts facts) {
        Cluster cluster = facts.site().cluster();
        CommandResult read = facts.get(CIB);
        BiPredicate<String, String> same =
                (text, live) -> text.contains("${") && facts.sha256(text).equalsIgnoreCase(sha256(live));
        if (!read.ok() || read.output().isBlank()) {
            return absent(cluster, new CibDraft(cluster, new Element("configuration"), same).merge(desired));
        }
        Element live = Xml.parse(read.output(), "the CIB of cluster " + cluster.name());
        CibDraft draft = new CibDraft(cluster, live.section("configuration"), same).merge(desired);
        if (draft.differences().isEmpty()) {
            return List.of();
        }
        String epoch = live.get("admin_epoch") + "." + live.get("epoch");
        CibScript script = new CibScript(cluster.name(), epoch, draft.configuration());
        return List.of(new Change.Script(describe(cluster, draft), script.apply(), TIMEOUT, script.preview()));
    }

    /** No cluster yet: a forecast of all of it. A run reads the CIB again once the cluster has quorum. */
    private static List<Change> absent(Cluster cluster, CibDraft draft) {
        if (draft.differences().isEmpty()) {
            return List.of();
        }
        String script =
                "echo \"cluster " + cluster.name() + ": no CIB could be read on $(hostname) when this was planned;"
                        + " see systemctl status corosync pacemaker, then deploy again\" >&2\nexit 1\n";
        return List.of(new Change.Script(describe(cluster, draft), script, TIMEOUT));
    }

    private static String describe(Cluster cluster, CibDraft draft) {
        List<String> found = draft.differences();
        String more = found.size() > NAMED ? " and " + (found.size() - NAMED) + " more" : "";
        return "CIB of " + cluster.name() + ": " + found.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
