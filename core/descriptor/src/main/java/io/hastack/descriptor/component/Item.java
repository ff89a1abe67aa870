package io.hastack.descriptor.component;

import io.hastack.spi.part.Part;

/** An item of {@code deploy}: a part but for what depends on the target. */
interface Item {
    Part part(Resolution resolution);
}
