package io.hastack.descriptor;

import io.hastack.descriptor.topology.NodeLines;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves nodes within the operator's topology file. Lines move as they are, with their comments; all others stay. What comes
 * out is read again before it is written, and is either exactly the topology that was meant or an error. One thread at a
 * time.
 */
public final class TopologyEdit {
    private static final Set<ErrorCode> UNSAFE = Set.of(ErrorCode.REFUSED_FENCING, ErrorCode.REFUSED_MEMBERS);

    private final Path file;

    /** Edits a topology file; a link is followed. */
    public TopologyEdit(Path file) {
        this.file = file;
    }

    /**
     * Returns what the file would say, and writes nothing.
     *
     * @throws HaException with all that would be wrong with it; INPUT_SYNTAX where the file is written in a way that cannot
     *     be edited line by line
     */
    public Topology check(List<Move> moves) {
        return parse(edited(moves));
    }

    /**
     * Moves nodes, all at once: whoever reads the file finds the former one or the new one. Mode and owner stay; the former
     * file is kept beside it with a {@code ~} behind its name. Nodes that are there already stay where they are.
     *
     * @throws HaException as {@link #check}, and STATE_UNREADABLE if it cannot be written
     */
    public void write(List<Move> moves) {
        String text = edited(moves);
        if (text.equals(read())) {
            return;
        }
        try {
            Path real = file.toRealPath();
            Path kept = real.resolveSibling(real.getFileName() + "~");
            Path fresh = real.resolveSibling("." + real.getFileName() + ".new");
            Files.copy(real, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.copy(real, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            fill(fresh, text);
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
            force(real.getParent());
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.STATE_UNREADABLE,
                    file + ": expected a topology file that can be replaced, found " + e.getMessage()
                            + "; check the rights of its folder",
                    e);
        }
    }

    private String edited(List<Move> moves) {
        String text = read();
        Topology now = parse(text);
        Topology meant = now;
        for (Move move : moves) {
            if (!move.done(meant)) {
                text = new NodeLines(file.toString(), text).moved(move.node(), move.cluster(), move.before());
                meant = move.of(meant);
            }
        }
        Topology found = parse(text);
        if (!found.equals(meant)) {
            throw NodeLines.unable(
                    file.toString(),
                    Optional.empty(),
                    "moving the lines of "
                            + String.join(", ", moves.stream().map(Move::node).toList())
                            + " would change more than their place");
        }
        return text;
    }

    private Topology parse(String text) {
        return TopologyFile.parse(file, text, UNSAFE);
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new HaException(
                    ErrorCode.INPUT_SYNTAX,
                    file + ":1:1: expected a topology file, found one that cannot be read (" + e + ")",
                    e);
        }
    }

    private static void fill(Path fresh, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A rename is on disk once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
