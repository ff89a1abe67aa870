package io.hastack.engine.internal;

import io.hastack.spi.part.Payload;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;

/** A payload on its way to a node, a script a piece: neither side ever holds more of it than one. */
final class Pieces {
    private static final int SIZE = 1 << 20;

    private final Payload payload;

    Pieces(Payload payload) {
        this.payload = payload;
    }

    /** Returns the first result that is not ok, or the last. */
    CommandResult send(Function<String, CommandResult> run) {
        CommandResult result = new CommandResult(0, "", "", Duration.ZERO);
        try (InputStream in = payload.open()) {
            String to = ">";
            for (byte[] piece = in.readNBytes(SIZE); piece.length > 0 && result.ok(); piece = in.readNBytes(SIZE)) {
                result = run.apply(script(piece, to));
                to = ">>";
            }
            return result;
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.COMPONENT_FAILED,
                    "a file to be sent cannot be read: " + e + "; its bundle needs mending",
                    e);
        }
    }

    private String script(byte[] piece, String to) {
        return """
                umask 077; i=${HASTACK_OWNED:-/var/lib/hastack}/incoming; mkdir -p "$i" && base64 -d <<'END' %s"$i/%s"
                %s
                END
                """
                .formatted(
                        to,
                        payload.sha256(),
                        Base64.getMimeEncoder().encodeToString(piece).replace("\r", ""));
    }
}
