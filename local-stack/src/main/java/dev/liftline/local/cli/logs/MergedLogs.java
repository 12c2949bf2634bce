package dev.liftline.local.cli.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges the records of several logs by time. Holds one record of each at most. */
final class MergedLogs {

    private record Next(LogRecord record, LogReader reader) {}

    private final List<LogReader> readers;
    private final PriorityQueue<Next> next = new PriorityQueue<>(
            Comparator.comparing((Next entry) -> entry.record().time())
                    .thenComparing(entry -> entry.record().process()));

    MergedLogs(List<LogReader> readers) {
        this.readers = new ArrayList<>(readers);
    }

    /** Adds a log; {@link #refresh} reads it. */
    void add(LogReader reader) {
        readers.add(reader);
    }

    /** Lets {@link #next} return the records that were written meanwhile. */
    void refresh() throws IOException {
        for (var reader : readers) {
            if (next.stream().noneMatch(entry -> entry.reader() == reader)) {
                advance(reader);
            }
        }
    }

    /** The earliest record that was not returned yet; null if there is none now. */
    @Nullable
    LogRecord next() throws IOException {
        var earliest = next.poll();
        if (earliest == null) {
            return null;
        }
        advance(earliest.reader());
        return earliest.record();
    }

    private void advance(LogReader reader) throws IOException {
        var record = reader.next();
        if (record != null) {
            next.add(new Next(record, reader));
        }
    }
}
