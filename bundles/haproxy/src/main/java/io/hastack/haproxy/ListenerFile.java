package io.hastack.haproxy;

import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HAProxy's listen sections, ordered by name so that equal listeners give equal text. */
final class ListenerFile {
    private static final String HEADER =
            "# Rendered by Hastack from the proxy listeners of all components. Changes made here are lost.\n";

    private final Map<String, ProxyListener> byName = new TreeMap<>();

    /** Throws if two listeners share a name, or a VIP and port, and differ. */
    ListenerFile(Collection<ProxyListener> listeners) {
        Map<String, ProxyListener> byAddress = new TreeMap<>();
        for (ProxyListener listener : listeners) {
            unique(byName, "name " + listener.name(), listener.name(), listener);
            String address = listener.address() + ":" + listener.port();
            unique(byAddress, "address " + address, address, listener);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(HEADER);
        byName.values().forEach(l -> section(text, l));
        return text.toString();
    }

    private static void unique(Map<String, ProxyListener> known, String what, String key, ProxyListener listener) {
        ProxyListener other = known.putIfAbsent(key, listener);
        if (other != null && !other.equals(listener)) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "proxy listeners '%s' of %s and '%s' of %s: both have the %s. Give one of them another."
                            .formatted(other.name(), other.component(), listener.name(), listener.component(), what));
        }
    }

    private static void section(StringBuilder text, ProxyListener listener) {
        line(text, "\nlisten " + listener.name());
        line(text, "    bind " + listener.address() + ":" + listener.port());
        listener.options().forEach(option -> line(text, "    " + option));
        List<String> servers = listener.servers();
        for (int i = 0; i < servers.size(); i++) {
            line(text, "    server " + server(listener, servers.get(i), i > 0));
        }
    }

    private static String server(ProxyListener listener, String server, boolean standby) {
        StringBuilder words = new StringBuilder(server).append(':').append(listener.port());
        listener.checkPort().filter(p -> p != listener.port()).ifPresent(p -> words.append(" port ")
                .append(p));
        if (!listener.serverOptions().isBlank()) {
            words.append(' ').append(listener.serverOptions().strip());
        }
        return words.append(listener.backup() && standby ? " backup" : "").toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
