package dev.liftline.local.cli.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads the complete lines of a file that grows, or is replaced by a new one. Holds 64 KiB of it at most. */
final class LogLines {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Queue<String> read = new ArrayDeque<>();
    private long position;

    private LogLines(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    static LogLines ofAll(Path file) {
        return new LogLines(file, 0);
    }

    /** Begins with the first line of about the last {@code bytes}. */
    static LogLines ofLast(Path file, long bytes) throws IOException {
        var from = Files.size(file) - bytes;
        if (from <= 0) {
            return ofAll(file);
        }
        var lines = new LogLines(file, from);
        // The first line is only the end of one.
        var _ = lines.next();
        return lines;
    }

    /** The next complete line; null if there is none now. */
    @Nullable
    String next() throws IOException {
        if (read.isEmpty() && Files.exists(file)) {
            readMore();
        }
        return read.poll();
    }

    private void readMore() throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            log.seek(position);
            var bytes = new byte[(int) Math.min(CHUNK, log.length() - position)];
            log.readFully(bytes);
            var end = endOfLines(bytes);
            position += end;
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(read::add);
        }
    }

    private static int endOfLines(byte[] bytes) {
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        // A line that fills the chunk is divided.
        return bytes.length == CHUNK ? CHUNK : 0;
    }
}
