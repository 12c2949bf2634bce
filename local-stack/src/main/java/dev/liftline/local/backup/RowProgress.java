package dev.liftline.local.backup;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints how many rows were copied, every two seconds. Not thread-safe. */
public final class RowProgress {

    private static final long INTERVAL = 2_000_000_000L;

    private final PrintWriter out;
    private final String verb;
    private long last = System.nanoTime();

    /** @param verb what happens to the rows, such as "checked" */
    public RowProgress(PrintWriter out, String verb) {
        this.out = out;
        this.verb = verb;
    }

    void rows(String table, long rows) {
        if (System.nanoTime() - last > INTERVAL) {
            last = System.nanoTime();
            out.printf(Locale.ROOT, "  %s: %,d rows %s%n", table, rows, verb);
            out.flush();
        }
    }
}
