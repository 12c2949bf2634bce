package dev.liftline.local.cli;

import dev.liftline.local.Progress;
import dev.liftline.local.terminal.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Shows how processes start and stop. On a terminal it redraws one line for each process; elsewhere it prints a line for each change and,
 * now and then, a line with the processes it waits for. Thread-safe.
 */
final class ProgressLines implements Progress, AutoCloseable {

    private final PrintWriter out;
    private final boolean redraw;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private int drawn;

    ProgressLines(PrintWriter out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
        var period = redraw ? 500 : 10_000;
        var _ = ticks.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    static ProgressLines on(PrintWriter out) {
        return new ProgressLines(out, Terminal.current().redraws());
    }

    private record Step(State state, String detail, long since) {

        boolean isPending() {
            return state == State.STARTING || state == State.STOPPING;
        }

        String text() {
            var text = isPending() ? (System.nanoTime() - since) / 1_000_000_000 + " s" : detail;
            return switch (state) {
                        case STARTING -> "starting  ";
                        case READY -> "ready     ";
                        case FAILED -> "failed    ";
                        case STOPPING -> "stopping  ";
                        case STOPPED -> "stopped   ";
                    }
                    + text;
        }
    }

    @Override
    public synchronized void process(String name, State state, String detail) {
        var step = new Step(state, detail, System.nanoTime());
        steps.put(name, step);
        if (redraw) {
            draw();
        } else if (!step.isPending() && !isStoppedByAFailure(state)) {
            out.println(line(name, step));
        }
    }

    /** Whether a process stops because another did not start. */
    private boolean isStoppedByAFailure(State state) {
        return state == State.STOPPED && steps.values().stream().anyMatch(step -> step.state() == State.FAILED);
    }

    @Override
    public synchronized void note(String sentence) {
        keepLines();
        out.println(sentence);
    }

    /** Keeps the present lines; later changes draw new ones below. */
    synchronized void keepLines() {
        if (redraw) {
            draw();
        }
        steps.values().removeIf(step -> !step.isPending());
        drawn = 0;
        out.flush();
    }

    private synchronized void tick() {
        if (redraw) {
            if (steps.values().stream().anyMatch(Step::isPending)) {
                draw();
            }
            return;
        }
        var awaited = steps.entrySet().stream()
                .filter(step -> step.getValue().isPending())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!awaited.isEmpty()) {
            out.println("  ... still waiting for " + awaited);
        }
    }

    private void draw() {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A");
        }
        steps.forEach((name, step) -> out.print("\u001b[2K" + line(name, step) + "\n"));
        drawn = steps.size();
        out.flush();
    }

    private static String line(String name, Step step) {
        return "  %-38s %s".formatted(name, step.text()).stripTrailing();
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
