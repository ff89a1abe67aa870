package io.hastack.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first 4 MiB of what is written and says so if there was more. */
final class BoundedOutput extends OutputStream {
    static final int LIMIT = 4 << 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int room = Math.min(length, LIMIT - kept.size());
        kept.write(bytes, offset, room);
        cut |= room < length;
    }

    /** Returns it as UTF-8; bytes that are none become U+FFFD. */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        return cut ? text + "\n[cut after 4 MiB]\n" : text;
    }
}
