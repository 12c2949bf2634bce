package dev.liftline.local.cli.logs;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last records that have a number of lines together. */
final class LastRecords {

    private final int max;
    private final Deque<LogRecord> records = new ArrayDeque<>();
    private int lines;

    /** @param max number of lines */
    LastRecords(int max) {
        this.max = max;
    }

    void add(LogRecord record) {
        records.add(record);
        lines += record.lines().size();
        while (!records.isEmpty() && lines - records.getFirst().lines().size() >= max) {
            lines -= records.removeFirst().lines().size();
        }
    }

    /** Prints the last lines: of the earliest record only its end. */
    void print(LogPrinter printer) {
        var skipped = Math.max(0, lines - max);
        for (var record : records) {
            printer.print(record, skipped);
            skipped = 0;
        }
    }
}
