package io.hastack.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first half of an RMCP+ log-in as a BMC answers it: cipher suite 3, one user. */
final class Bmc implements AutoCloseable {
    private static final int HEADER = 16;
    private static final byte[] SESSION = {1, 2, 3, 4};

    private final DatagramSocket socket;
    private final String user;
    private final String password;
    private byte[] console = {};

    Bmc(String user, String password) throws IOException {
        this.user = user;
        this.password = password;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "bmc");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (true) {
            try {
                socket.receive(packet);
                byte[] asked = Arrays.copyOfRange(packet.getData(), 0, packet.getLength());
                int kind = asked[5] & 0x3f;
                if (kind == 0x10 || kind == 0x12) {
                    byte[] answer = framed(kind + 1, kind == 0x10 ? opened(asked) : proof(asked));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] opened(byte[] asked) {
        console = Arrays.copyOfRange(asked, HEADER + 4, HEADER + 8);
        if (asked[HEADER + 12] != 1) {
            return new byte[] {0, 0x11, 0, 0};
        }
        byte[] algorithms = Arrays.copyOfRange(asked, HEADER + 8, HEADER + 32);
        return ByteBuffer.allocate(36)
                .put(new byte[] {0, 0, 4, 0})
                .put(console)
                .put(SESSION)
                .put(algorithms)
                .array();
    }

    private byte[] proof(byte[] asked) {
        int size = asked[HEADER + 27];
        byte[] name = Arrays.copyOfRange(asked, HEADER + 28, HEADER + 28 + size);
        if (!new String(name, StandardCharsets.UTF_8).equals(user)) {
            return new byte[] {0, 0x0d, 0, 0};
        }
        byte[] number = new byte[16];
        byte[] guid = new byte[16];
        byte[] text = ByteBuffer.allocate(58 + size)
                .put(console)
                .put(SESSION)
                .put(asked, HEADER + 8, 16)
                .put(number)
                .put(guid)
                .put(asked[HEADER + 24])
                .put((byte) size)
                .put(name)
                .array();
        return ByteBuffer.allocate(60)
                .put(new byte[4])
                .put(console)
                .put(number)
                .put(guid)
                .put(hmac(text))
                .array();
    }

    private byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] framed(int kind, byte[] payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {6, 0, (byte) 0xff, 7, 6, (byte) kind})
                .put(new byte[8])
                .putShort((short) payload.length)
                .put(payload)
                .array();
    }
}
