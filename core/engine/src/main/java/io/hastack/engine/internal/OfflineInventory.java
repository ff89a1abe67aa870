package io.hastack.engine.internal;

import io.hastack.engine.Inventory;

/** What given services say about a topology, without OSGi, for tests. */
public final class OfflineInventory {
    private OfflineInventory() {}

    /** Returns the inventory of these services. */
    public static Inventory of(Plugins plugins) {
        return new InstalledInventory(() -> plugins);
    }
}
