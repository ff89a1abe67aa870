package io.hastack.prover.internal;

import io.hastack.prover.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Answers that are known: those of the cache, or, without one, those of this proof. Belongs to one thread. */
final class Answered {
    private final Optional<Cache> cache;
    private final Map<String, byte[]> here = new HashMap<>();

    Answered(Optional<Cache> cache) {
        this.cache = cache;
    }

    Optional<Outcome> find(String key) {
        if (cache.isPresent()) {
            return cache.get().find(key);
        }
        try {
            byte[] kept = here.get(key);
            return kept == null ? Optional.empty() : Optional.of(read(new ByteArrayInputStream(kept)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    void keep(String key, Outcome outcome) {
        if (cache.isPresent()) {
            cache.get().keep(key, outcome);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, outcome);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        here.put(key, bytes.toByteArray());
    }

    /** Writes an outcome, compressed: a proof has thousands, and they are alike. */
    static void write(OutputStream to, Outcome outcome) throws IOException {
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream data = new DataOutputStream(new DeflaterOutputStream(to, quick, 1 << 16))) {
            data.writeInt(outcome.exitCode());
            text(data, outcome.cib());
            text(data, outcome.graph());
            text(data, outcome.report());
            text(data, outcome.messages());
        } finally {
            quick.end();
        }
    }

    /** Reads what {@link #write} wrote. */
    static Outcome read(InputStream from) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(from))) {
            return new Outcome(in.readInt(), text(in), text(in), text(in), text(in));
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
