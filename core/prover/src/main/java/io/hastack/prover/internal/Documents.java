package io.hastack.prover.internal;

import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;

/** CIBs that others give. */
final class Documents {
    private Documents() {}

    /**
     * Reads a CIB.
     *
     * @throws HaException {@code INPUT_CIB} if it is none, or one without status
     */
    static Element cib(String cluster, String text) {
        Element root;
        try {
            root = Xml.parse(text, "the CIB of cluster " + cluster);
        } catch (HaException e) {
            throw new HaException(ErrorCode.INPUT_CIB, e.getMessage(), e);
        }
        if (!root.name().equals("cib")) {
            throw new HaException(
                    ErrorCode.INPUT_CIB,
                    "cluster " + cluster + ": expected a CIB, found an element <" + root.name() + ">");
        }
        if (root.named("status").flatMap(s -> s.named("node_state")).findAny().isEmpty()) {
            throw new HaException(
                    ErrorCode.INPUT_CIB,
                    "cluster " + cluster
                            + ": its CIB says of no node that it is online, so the scheduler would fence all. Give a CIB with"
                            + " its status, such as `cibadmin --query` prints");
        }
        return root;
    }
}
