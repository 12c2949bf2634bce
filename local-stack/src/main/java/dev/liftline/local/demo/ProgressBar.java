package dev.liftline.local.demo;

import dev.liftline.local.demo.play.PlayProgress;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.util.Locale;

/**
 * Shows the progress of the day while it is open: the time at the resort, reports, and reports per second. On a terminal it redraws one
 * line; elsewhere it prints a line every five seconds.
 */
final class ProgressBar implements AutoCloseable {

    static final LocalTime LIFTS_OPEN = LocalTime.of(8, 30);

    private static final int WIDTH = 30;
    private static final long TERMINAL_MILLIS = 100;
    private static final long LOG_MILLIS = 5_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final PlayProgress progress;
    private final long startedAt = System.nanoTime();
    private final Thread painter;

    private ProgressBar(PrintWriter out, boolean terminal, PlayProgress progress) {
        this.out = out;
        this.terminal = terminal;
        this.progress = progress;
        this.painter = Thread.ofVirtual().unstarted(this::repaint);
    }

    /** Shows {@code progress} until it is closed. */
    static ProgressBar open(PrintWriter out, boolean terminal, PlayProgress progress) {
        ProgressBar bar = new ProgressBar(out, terminal, progress);
        bar.painter.start();
        return bar;
    }

    /** The bar as text, {@code elapsedSeconds} after the start. */
    static String line(PlayProgress progress, double elapsedSeconds) {
        long acknowledged = progress.acknowledged();
        double share = progress.reports() == 0 ? 1 : acknowledged / (double) progress.reports();
        int filled = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %3d %%  %,d reports, %,d/s%s",
                LIFTS_OPEN.plusMinutes(progress.minute()),
                "█".repeat(filled),
                "·".repeat(WIDTH - filled),
                (int) (share * 100),
                acknowledged,
                Math.round(acknowledged / Math.max(elapsedSeconds, 0.001)),
                remaining(share, elapsedSeconds));
    }

    /** As long as the rest takes at the rate so far; unknown at the beginning. */
    private static String remaining(double share, double elapsedSeconds) {
        return share < 0.05 || share >= 1
                ? ""
                : String.format(Locale.ROOT, ", about %.0f s left", elapsedSeconds * (1 - share) / share);
    }

    @Override
    public void close() {
        painter.interrupt();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        paint();
        if (terminal) {
            out.println();
        }
    }

    private void repaint() {
        try {
            while (true) {
                Thread.sleep(terminal ? TERMINAL_MILLIS : LOG_MILLIS);
                paint();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        String line = line(progress, (System.nanoTime() - startedAt) / 1e9);
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
        } else {
            out.println(line);
        }
    }
}
