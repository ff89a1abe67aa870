package io.hastack.engine.internal;

import io.hastack.engine.OpenRun;
import io.hastack.engine.Progress;
import io.hastack.engine.RunBook;
import io.hastack.engine.Runs;
import io.hastack.engine.Undertaking;
import io.hastack.spi.plan.Journal;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens runs over the journal that deploys write. */
@Component(service = RunBook.class)
public final class JournalRunBook implements RunBook {
    private final Journal journal;
    private final Runs runs;

    @Activate
    public JournalRunBook(@Reference Journal journal, @Reference Runs runs) {
        this.journal = journal;
        this.runs = runs;
    }

    @Override
    public OpenRun open(Undertaking undertaking, Progress progress) {
        Instant now = Instant.now();
        String id = RunId.of(undertaking.workflow(), now);
        RunLock lock = RunLock.take(
                StateFolders.data().resolve("runs"), undertaking.topology().name(), RunId.holder(id, now));
        String head = undertaking.workflow() + " " + undertaking.topology().name() + " " + undertaking.subject();
        return new JournalledRun(id, head, now, new RunLog(id, journal, progress), runs, lock);
    }
}
