package dev.liftline.local.cli.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of one log. */
final class LogReader {

    /** A longer record is divided, so that a log without times needs little memory. */
    private static final int MAX_LINES = 1000;

    private final String process;
    private final Path file;
    private final LogLines lines;
    private @Nullable String pending;
    private @Nullable RecordHead last;

    LogReader(Path file, LogLines lines) {
        this.process = name(file);
        this.file = file;
        this.lines = lines;
    }

    /** {@code ingest-1} of {@code ingest-1.log}. */
    static String name(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }

    /** The next record; null if there is none now. Lines that continue a record and are written later are a record of their own. */
    @Nullable
    LogRecord next() throws IOException {
        var first = pending == null ? lines.next() : pending;
        pending = null;
        if (first == null) {
            return null;
        }
        var head = RecordHead.of(first);
        var record = new ArrayList<String>();
        record.add(first);
        var next = lines.next();
        while (next != null && record.size() < MAX_LINES && RecordHead.of(next).isEmpty()) {
            record.add(next);
            next = lines.next();
        }
        pending = next;
        last = notBefore(last, head.orElseGet(() -> undated(pending)));
        return new LogRecord(process, last.time(), last.level(), record);
    }

    /** What is true of lines before the first time: the record before, or else the one after. */
    private RecordHead undated(@Nullable String following) {
        return Optional.ofNullable(last)
                .or(() -> Optional.ofNullable(following)
                        .flatMap(RecordHead::of)
                        .map(head -> new RecordHead(head.time(), Level.INFO)))
                .orElseGet(() -> new RecordHead(lastModified(), Level.INFO));
    }

    private Instant lastModified() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static RecordHead notBefore(@Nullable RecordHead earlier, RecordHead head) {
        return earlier == null || !head.time().isBefore(earlier.time())
                ? head
                : new RecordHead(earlier.time(), head.level());
    }
}
