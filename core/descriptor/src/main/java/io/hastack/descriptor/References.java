package io.hastack.descriptor;

import io.hastack.descriptor.component.TargetText;
import io.hastack.spi.Target;
import java.util.Map;

/** References such as <code>${vip:galera}</code> for components that are written in Java. */
public final class References {
    private References() {}

    /**
     * Returns a text with the same references resolved as in {@code component.yaml}; <code>${node:…}</code> and <code>
     * ${secret:…}</code> stay, they are resolved where text is sent to a node.
     *
     * @param defaults settings the operator need not give
     * @throws io.hastack.spi.problem.HaException {@code INPUT_TOPOLOGY} if the target lacks what is referred to, {@code
     *     INPUT_COMPONENT} if there is no such look-up
     */
    public static String resolve(String text, Target target, Map<String, String> defaults) {
        return TargetText.resolve(text, target, defaults);
    }
}
