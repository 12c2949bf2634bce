package dev.liftline.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, from a position on. */
public final class LogTail {

    private static final int MAX_BYTES = 256 * 1024;

    private final Path file;
    private final long from;

    private LogTail(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    /** Begins at the present end of the file, which may not exist yet. */
    static LogTail fromEndOf(Path file) throws IOException {
        return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
    }

    public Path file() {
        return file;
    }

    /** The complete lines so far, the last 256 KiB of them. */
    public List<String> lines() {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var start = Math.max(from, log.length() - MAX_BYTES);
            log.seek(start);
            var bytes = new byte[Math.toIntExact(Math.max(0, log.length() - start))];
            log.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
