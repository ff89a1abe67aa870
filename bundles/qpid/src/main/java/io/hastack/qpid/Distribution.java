package io.hastack.qpid;

import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;

/**
 * The broker's own files in a folder of their own, those of this bundle and no others.
 *
 * @param folder absolute
 * @param files what the bundle brings
 */
record Distribution(Placement placement, String folder, Files files) implements Part {
    @Override
    public String kind() {
        return "distribution";
    }

    @Override
    public String key() {
        return folder;
    }
}
