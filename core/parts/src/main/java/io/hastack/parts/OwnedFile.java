package io.hastack.parts;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.List;

/**
 * A file as it shall be on a node.
 *
 * @param apply commands to run after its content changed
 */
record OwnedFile(String path, String owner, String mode, String content, List<String> apply) {
    OwnedFile {
        apply = List.copyOf(apply);
        if (!mode.matches("0?[0-7]{3,4}")) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT, path + ": mode '" + mode + "' is not octal; write it like \"0640\".");
        }
    }

    /** Returns whether {@code user:group mode} as {@code stat} prints it is what this file shall have. */
    boolean ownedAs(String stat) {
        int space = stat.indexOf(' ');
        return space > 0
                && stat.substring(0, space).equals(owner)
                && Integer.parseInt(stat.substring(space + 1), 8) == Integer.parseInt(mode, 8);
    }
}
