package io.hastack.keystone;

import io.hastack.spi.Secrets;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.security.SecureRandom;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Rotates the keys of tokens in the secret store; the next deploy of Keystone brings them to the nodes. */
@Service
@Command(
        scope = "keystone",
        name = "rotate-keys",
        description = "Rotates the Fernet keys in the secret store; `ha:deploy keystone` then brings them to the nodes")
public final class RotateKeysCommand implements Action {
    private static final String NAME = "keystone.fernet";
    // fernet_tokens.max_active_keys of component.yaml: a token outlives three rotations
    private static final int LIMIT = 5;

    @Reference(optional = true)
    Secrets secrets;

    @Reference
    Session session;

    @Override
    public Object execute() {
        try {
            rotate(secrets);
            session.getConsole()
                    .println("The keys are rotated. `ha:deploy keystone` brings them to the nodes; tokens stay valid.");
            return 0;
        } catch (HaException e) {
            e.problems().forEach(p -> session.getConsole().println("error: " + p.message()));
            return e.code().kind().exitCode();
        }
    }

    static void rotate(Secrets store) {
        if (store == null) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, "the secret store is not there (yet). Try again in a moment.");
        }
        String keys = store.find(NAME)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_SECRET,
                        "there are no keys yet: expected the secret " + NAME + ". `ha:deploy keystone` makes it."));
        store.put(NAME, FernetRotation.rotate(keys, LIMIT, new SecureRandom()));
    }
}
