import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Writes each command line that any process of this machine shows, once, until it is killed. The file is its owner's only. */
final class ArgumentSampler {
    private static final long PAUSE_NANOS = 5_000_000;

    private ArgumentSampler() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Set<Integer> seen = new HashSet<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                sample(out, seen);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static void sample(OutputStream out, Set<Integer> seen) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String line;
                try {
                    line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                    continue; // it has ended
                }
                if (!line.isEmpty() && seen.add(line.hashCode())) {
                    out.write((line.replace('\0', ' ').replace('\n', ' ') + "\n").getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
            }
        }
    }
}
