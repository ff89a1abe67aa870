package io.hastack.engine.internal;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run at a time per topology. The operating system drops the lock when its holder dies, so a killed console leaves
 * none behind.
 */
final class RunLock implements AutoCloseable {
    /** Locks of this process. To ask the operating system for one is to take it for a moment, from who wants it just then. */
    private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        MINE.add(file);
    }

    /** @throws HaException REFUSED_LOCKED naming the holder */
    static RunLock take(Path folder, String topology, String holder) {
        Path file = file(folder, topology);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            if (locked(channel).isEmpty()) {
                String other = Files.readString(file).strip();
                channel.close();
                throw new HaException(
                        ErrorCode.REFUSED_LOCKED,
                        "topology '" + topology + "' is held by " + other
                                + "; wait for it (`ha:runs`), nothing overrides this");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return new RunLock(file, channel);
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE, "the lock file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Returns whether a run of this process holds the lock now. */
    static boolean mine(Path folder, String topology) {
        return MINE.contains(file(folder, topology));
    }

    /** Returns whether somebody holds the lock now. */
    static boolean held(Path folder, String topology) {
        Path file = file(folder, topology);
        if (MINE.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return locked(channel).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static Path file(Path folder, String topology) {
        return folder.resolve(topology.replaceAll("[^A-Za-z0-9.-]", "_") + ".lock")
                .toAbsolutePath();
    }

    @Override
    public void close() {
        MINE.remove(file);
        try {
            channel.close();
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, "the run's lock cannot be released", e);
        }
    }
}
