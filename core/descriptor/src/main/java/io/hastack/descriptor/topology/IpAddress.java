package io.hastack.descriptor.topology;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in their written form; names are never looked up. */
final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*");

    private IpAddress() {}

    /** Returns one spelling for all spellings of an address; empty if it is none. */
    static Optional<String> canonical(String text) {
        return parse(text).map(InetAddress::getHostAddress);
    }

    /** Returns the address if a node or a VIP can have it. */
    static Optional<InetAddress> usable(String text) {
        return parse(text).filter(a -> !a.isAnyLocalAddress() && !a.isLoopbackAddress() && !a.isMulticastAddress());
    }

    private static Optional<InetAddress> parse(String text) {
        boolean v6 = text.contains(":") && V6.matcher(text).matches();
        if (!v6 && !V4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
