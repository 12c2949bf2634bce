package dev.liftline.local.cli.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a log file as it grows. */
final class LogFollower {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Path file;
    private final String prefix;
    private long position;

    LogFollower(Path file, boolean named) {
        this.file = file;
        this.prefix = named ? "%-16s | ".formatted(name(file)) : "";
    }

    /** {@code ingest-1} of {@code ingest-1.log}. */
    static String name(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }

    /** The present last lines; {@link #added} returns later ones. */
    List<String> last(int lines) throws IOException {
        position = Math.max(0, Files.size(file) - MAX_BYTES);
        var all = added().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** The complete lines added since the last call. */
    Stream<String> added() throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            log.seek(position);
            var bytes = new byte[(int) Math.min(MAX_BYTES, log.length() - position)];
            log.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            position += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().map(line -> prefix + line);
        }
    }
}
