package io.hastack.health.internal;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether health is on: a file in the console's data, so that a new build or a restart changes nothing. */
@Component(service = Switch.class)
public final class Switch {
    private final Path file;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean on;

    @Activate
    public Switch() {
        this(Folders.health());
    }

    Switch(Path folder) {
        file = folder.resolve("on");
        on = Files.exists(file);
    }

    boolean on() {
        return on;
    }

    synchronized void turn(boolean to) {
        try {
            if (to) {
                DurableFile.replace(file, "`ha:health --off` takes this away\n");
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, file + " cannot be removed: " + e.getMessage(), e);
        }
        on = to;
        listeners.forEach(l -> l.accept(to));
    }

    /** Calls at once, and whenever the switch is turned. */
    synchronized void listen(Consumer<Boolean> listener) {
        listeners.add(listener);
        listener.accept(on);
    }

    void forget(Consumer<Boolean> listener) {
        listeners.remove(listener);
    }
}
