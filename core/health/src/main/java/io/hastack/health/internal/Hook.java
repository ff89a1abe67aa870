package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;
import java.util.List;

/** Something outside of the console that is told of changes. */
interface Hook {
    /** @throws IOException if it does not take it; the message holds no address and no secret */
    void tell(List<Change> changes) throws IOException;
}
