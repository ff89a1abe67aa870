package io.hastack.keystone;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One Python program that reads or makes users, services and endpoints through the VIP, as admin. */
final class KeystoneObjects {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private KeystoneObjects() {}

    /**
     * Returns the fact that lists all objects, one a line, columns separated by tabs: {@code project NAME}, {@code user NAME
     * DIGEST}, {@code role USER PROJECT ROLE}, {@code service TYPE NAME}, {@code endpoint TYPE REGION INTERFACE URL}. Both
     * handlers name it, so it is read once. It fails while Keystone does not answer.
     */
    static Fact fact(Site site) {
        return new Fact("keystone objects", script(site, List.of()));
    }

    /** Returns the change that makes objects, given as lines of columns; what is there already is left as it is. */
    static Change ensure(String describe, Site site, List<String> wanted) {
        return new Change.Script(describe, script(site, wanted), TIMEOUT);
    }

    /** Returns a script that prints the catalogue: type, name, region, interface and URL of each endpoint. */
    static String catalogue() {
        return "python3 -I - <<'END_OF_PROGRAM'\n" + program("catalogue.py") + "END_OF_PROGRAM\n";
    }

    private static String script(Site site, List<String> wanted) {
        String address = site.topology().vips().get("keystone");
        if (address == null) {
            throw new HaException(
                    ErrorCode.INPUT_TOPOLOGY,
                    "vips: expected an address for keystone, found none. Add 'keystone: ADDRESS' under vips.");
        }
        return "python3 -I - <<'END_OF_PROGRAM'\n"
                + "ADDRESS = \"" + address + "\"\n"
                + "PASSWORD = \"\"\"${secret:keystone.admin}\"\"\"\n"
                + "WANTED = \"\"\"" + String.join("\n", wanted) + "\"\"\"\n"
                + program("objects.py") + "END_OF_PROGRAM\n";
    }

    private static String program(String name) {
        try (InputStream stream = KeystoneObjects.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new HaException(ErrorCode.INTERNAL, name + " is missing in the bundle of keystone");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
