package io.hastack.secrets;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read. */
final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    static FileAttribute<?> attribute() {
        return PosixFilePermissions.asFileAttribute(OWNER);
    }

    /** @throws HaException if others than the owner may read or write it */
    static byte[] read(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!others.isEmpty()) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    "%s: expected to be readable by its owner only, found %s. Run `chmod 0600 %s`, and change the secrets if others could log in here."
                            .formatted(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file));
        }
        return Files.readAllBytes(file);
    }

    /** Replaces it at once and for good: after a power cut there is the old content or the new one. */
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", attribute());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Returns a text that differs if the file was replaced, written or made readable; empty if there is none. */
    static String stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.fileKey() + " " + found.lastModifiedTime() + " " + found.size() + " "
                    + Files.getPosixFilePermissions(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new HaException(ErrorCode.STATE_UNREADABLE, file + " cannot be read: " + e, e);
        }
    }
}
