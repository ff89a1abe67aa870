package io.hastack.workflows;

import io.hastack.descriptor.TopologyFile;
import io.hastack.engine.Progress;
import io.hastack.engine.Run;
import io.hastack.engine.Runs;
import io.hastack.engine.Undertaking;
import io.hastack.engine.internal.FileJournal;
import io.hastack.engine.internal.JournalRunBook;
import io.hastack.engine.internal.JournalRuns;
import io.hastack.pacemaker.ClusterReader;
import io.hastack.pacemaker.ClusterWriter;
import io.hastack.spi.front.BackEnds;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.plan.Event;
import io.hastack.spi.plan.Journal;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Consoles over one folder of journals: what one that died has written, the next one finds. */
final class Consoles implements AutoCloseable {
    final FakeEngine engine = new FakeEngine();
    final FakeCluster cluster;
    final Runs runs;
    private final CamelWorkflows workflows;
    private final Path file;

    Consoles(Path folder, FakeCluster cluster) {
        System.setProperty("hastack.data", folder.toString());
        this.cluster = cluster;
        Journal journal = new FileJournal();
        runs = new JournalRuns(journal);
        workflows = new CamelWorkflows(new JournalRunBook(new Mortal(journal, cluster), runs));
        ClusterReader reader = new ClusterReader(cluster);
        ClusterWriter writer = new ClusterWriter(cluster);
        workflows.bindRoutes(new StandbyRoutes(engine, reader, writer));
        RestartRoutes restart = new RestartRoutes(engine, engine, reader, writer, cluster);
        restart.bindBackEnds(new Words());
        workflows.bindRoutes(new MemberRoutes(engine, engine, reader, writer, cluster));
        engine.deploys = cluster::deployed;
        file = folder.resolve("topology.yaml");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Files.writeString(file, Sample.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workflows.bindRoutes(restart);
    }

    CamelWorkflows workflows() {
        return workflows;
    }

    Run run(String workflow, String subject) {
        return workflows.run(new Undertaking(workflow, Sample.TOPOLOGY, subject), Progress.SILENT);
    }

    /** What the topology file says now. */
    Topology topology() {
        return TopologyFile.load(file, Set.of(ErrorCode.REFUSED_MEMBERS, ErrorCode.REFUSED_FENCING), false)
                .topology();
    }

    /** A workflow that changes the topology file. */
    Undertaking asked(String workflow, String subject, Map<String, String> options) {
        return new Undertaking(workflow, topology(), subject, Optional.empty(), Optional.of(file), options);
    }

    /** As {@code ha:resume} does. */
    Run resume() {
        cluster.revive();
        Run last = runs.find("last").orElseThrow();
        String subject = last.components().iterator().next();
        return workflows.run(
                new Undertaking(last.workflow(), topology(), subject, Optional.of(last), Optional.of(file), Map.of()),
                Progress.SILENT);
    }

    @Override
    public void close() {
        workflows.close();
        System.clearProperty("hastack.data");
    }

    /** A dead console writes nothing any more, not even that it failed. */
    private record Mortal(Journal journal, FakeCluster cluster) implements Journal {
        @Override
        public void append(String run, List<Event> events) {
            if (!cluster.dead()) {
                journal.append(run, events);
            }
        }

        @Override
        public List<Event> events(String run) {
            return journal.events(run);
        }

        @Override
        public List<String> runs() {
            return journal.runs();
        }
    }

    private static final class Words implements BackEnds {
        @Override
        public String drain(List<ProxyListener> listeners, String node, Duration patience) {
            return "drain " + listeners.get(0).name() + " " + node;
        }

        @Override
        public String restore(List<ProxyListener> listeners, String node) {
            return "restore " + listeners.get(0).name() + " " + node;
        }
    }
}
