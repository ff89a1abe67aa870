package io.hastack.ssh;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/** What the library's exceptions mean. */
final class Refusals {
    private Refusals() {}

    /** Whether the server refused the user, rather than the connection having ended for another reason. */
    static boolean authentication(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SshException ssh
                    && (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
                            || ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME)) {
                return true;
            }
        }
        return false;
    }
}
