package io.hastack.shell.document;

import io.hastack.engine.Deviation;
import java.util.List;

/**
 * What {@code ha:drift --json} prints.
 *
 * @param drifted whether a deploy would change anything; what is foreign does not count
 * @param foreign Pacemaker resources that somebody else made
 */
public record DriftDocument(boolean drifted, List<Deviation> drift, List<Foreign> foreign) {
    /** A Pacemaker resource that Hastack did not make and does not touch. */
    public record Foreign(String cluster, String resource, String agent) {}

    /** Returns the document of what was found. */
    public static DriftDocument of(List<Deviation> drift, List<Foreign> foreign) {
        return new DriftDocument(!drift.isEmpty(), drift, foreign);
    }
}
