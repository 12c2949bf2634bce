package dev.liftline.local.redis;

import dev.liftline.local.process.Ports;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to a Redis server on loopback that speaks RESP 2. Not thread-safe. */
public final class RedisConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static RedisConnection open(int port) throws IOException {
        return open(port, "");
    }

    /** @param password empty for none */
    public static RedisConnection open(int port, String password) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var connection = new RedisConnection(socket);
            if (!password.isEmpty()
                    && connection.send(List.of("AUTH", password)) instanceof RedisReply.Failure failure) {
                throw new IOException(failure.message());
            }
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @param words the command and its arguments
     */
    public RedisReply send(List<String> words) throws IOException {
        var request = new ByteArrayOutputStream();
        write(request, "*" + words.size());
        for (var word : words) {
            write(request, "$" + word.getBytes(StandardCharsets.UTF_8).length);
            write(request, word);
        }
        socket.getOutputStream().write(request.toByteArray());
        return read();
    }

    private static void write(ByteArrayOutputStream request, String line) {
        request.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private RedisReply read() throws IOException {
        var line = readLine();
        var rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> new RedisReply.Text(rest);
            case '-' -> new RedisReply.Failure(rest);
            case '$' -> readText(Integer.parseInt(rest));
            case '*' -> readItems(Integer.parseInt(rest));
            default -> throw new IOException("Redis sent an unknown reply: " + line);
        };
    }

    private RedisReply readText(int length) throws IOException {
        if (length < 0) {
            return new RedisReply.Nothing();
        }
        var bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("Redis closed the connection");
        }
        return new RedisReply.Text(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    private RedisReply readItems(int count) throws IOException {
        if (count < 0) {
            return new RedisReply.Nothing();
        }
        var items = new ArrayList<RedisReply>();
        for (int i = 0; i < count; i++) {
            items.add(read());
        }
        return new RedisReply.Items(items);
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.write(b);
        }
        var text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        if (text.isEmpty()) {
            throw new IOException("Redis sent an empty reply");
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
