package io.hastack.haproxy;

import io.hastack.spi.front.BackEnds;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Back ends by HAProxy's own socket: the running proxy changes, its files do not, and a reload forgets it. Where several
 * servers are in use one is drained: its connections go on to their end. Where one is in use at a time and connections
 * stay for hours, a drained server would keep getting new ones; it goes into maintenance, which closes them while it is
 * sound still, and the next connection finds the next server.
 */
public final class RuntimeBackEnds implements BackEnds {
    @Override
    public String drain(List<ProxyListener> listeners, String node, Duration patience) {
        return script(listeners, node, l -> l.backup() ? "maint" : "drain", patience);
    }

    @Override
    public String restore(List<ProxyListener> listeners, String node) {
        return script(listeners, node, l -> "ready", Duration.ZERO);
    }

    private static String script(
            List<ProxyListener> listeners, String node, Function<ProxyListener, String> state, Duration patience) {
        String servers = listeners.stream()
                .filter(l -> l.servers().stream().anyMatch(s -> s.startsWith(node + " ")))
                .map(l -> "'" + state.apply(l) + ":" + l.name() + "/" + node + "'")
                .collect(Collectors.joining(" "));
        return "python3 -I - " + patience.toSeconds() + " " + servers + " <<'END_OF_PROGRAM'\n" + program()
                + "END_OF_PROGRAM\n";
    }

    private static String program() {
        try (InputStream stream = RuntimeBackEnds.class.getResourceAsStream("back-ends.py")) {
            if (stream == null) {
                throw new HaException(ErrorCode.INTERNAL, "back-ends.py is missing in the bundle of haproxy");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
