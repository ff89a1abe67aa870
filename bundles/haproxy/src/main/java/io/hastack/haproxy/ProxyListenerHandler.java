package io.hastack.haproxy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.part.Site;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Proxy listeners of all components, as one file of HAProxy. A file that HAProxy would refuse never gets into place, and
 * a reload keeps the connections there are.
 */
public final class ProxyListenerHandler implements PartHandler<ProxyListener> {
    private static final String PATH = "/etc/haproxy/listeners.d/listeners.cfg";

    private static final Fact FACT = new Fact("proxy listeners", "sha256sum " + PATH + " && grep ^listen " + PATH);

    private static final String SCRIPT =
            """
            candidate=$(mktemp -p /etc/haproxy candidate.XXXXXX)
            trap 'rm -f "$candidate"' EXIT
            cat >"$candidate" <<'END_OF_LISTENERS'
            %sEND_OF_LISTENERS
            chmod 0644 "$candidate"
            haproxy -c -q -f /etc/haproxy/haproxy.cfg -f "$candidate"
            mkdir -p /etc/haproxy/listeners.d
            mv "$candidate" %s
            if systemctl is-active -q haproxy.service; then systemctl reload haproxy.service; fi
            """;

    @Override
    public Class<ProxyListener> type() {
        return ProxyListener.class;
    }

    @Override
    public List<Fact> facts(List<ProxyListener> desired, Site site) {
        return List.of(FACT);
    }

    @Override
    public List<Change> converge(List<ProxyListener> desired, Facts facts) {
        String text = new ListenerFile(desired).text();
        String found = facts.get(FACT).output();
        if (found.startsWith(facts.sha256(text) + " ")) {
            return List.of();
        }
        String script = SCRIPT.formatted(text, PATH);
        return List.of(new Change.Script(describe(desired, found), script, Duration.ofSeconds(60)));
    }

    private static String describe(List<ProxyListener> desired, String found) {
        TreeSet<String> names =
                desired.stream().map(ProxyListener::name).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> known = found.lines()
                .filter(l -> l.startsWith("listen "))
                .map(l -> l.substring("listen ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> added = new TreeSet<>(names);
        added.removeAll(known);
        TreeSet<String> gone = new TreeSet<>(known);
        gone.removeAll(names);
        return "write " + PATH + (added.isEmpty() ? "" : ", new " + String.join(" ", added))
                + (gone.isEmpty() ? "" : ", without " + String.join(" ", gone)) + "; reload HAProxy";
    }
}
