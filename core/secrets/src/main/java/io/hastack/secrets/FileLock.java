package io.hastack.secrets;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Keeps other consoles from writing at the same time; it ends with the process that holds it. */
record FileLock(Path file) {
    @SuppressWarnings("try")
    void hold(Runnable work) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PrivateFile.attribute());
                    var held = channel.lock()) {
                work.run();
            }
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, file + " cannot be locked: " + e, e);
        }
    }
}
