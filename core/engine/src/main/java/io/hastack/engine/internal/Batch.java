package io.hastack.engine.internal;

import io.hastack.spi.part.PartHandler;
import java.util.List;

/** Entries of one kind in one stage that may run together. */
record Batch(int stage, PartHandler<?> handler, List<Entry> entries) {
    Batch {
        entries = List.copyOf(entries);
    }
}
