package io.hastack.engine.internal;

import io.hastack.spi.check.Check;
import io.hastack.spi.part.Site;
import java.util.List;

/**
 * A check and where it is measured.
 *
 * @param sites each of them, or for what is measured once the first that answers
 */
record PlacedCheck(Check check, List<Site> sites) {
    PlacedCheck {
        sites = List.copyOf(sites);
    }
}
