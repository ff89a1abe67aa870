package io.hastack.prover.place;

import io.hastack.prover.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node says of a batch. For each question, in order: a line with the exit code and the sizes in bytes of what
 * follows, then the CIB, the graph, the report and the messages.
 */
final class Answers {
    private final byte[] bytes;
    private int at;

    private Answers(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if it is not what {@link BatchScript} makes a node say */
    static List<Outcome> parse(String packed, int expected) throws IOException {
        Answers answers = new Answers(Packed.unpack(packed));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            outcomes.add(answers.next());
        }
        return outcomes;
    }

    private Outcome next() throws IOException {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String[] head = new String(bytes, at, end - at, StandardCharsets.US_ASCII).split(" ");
        at = end + 1;
        try {
            int code = Integer.parseInt(head[0]);
            String cib = take(Integer.parseInt(head[1]));
            String graph = take(Integer.parseInt(head[2]));
            String report = take(Integer.parseInt(head[3]));
            return new Outcome(code, cib, graph, report, take(Integer.parseInt(head[4])));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("the answer ends too early", e);
        }
    }

    private String take(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
