package dev.liftline.gateway.live;

import dev.liftline.model.RideHint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last hints of this gateway, for streams that resume. For one event loop; the batches are shared. */
final class RecentHints {

    /** Takes a hint and its number. */
    interface Sink {
        void take(long number, RideHint hint);
    }

    private record Numbered(long number, RideHint hint) {}

    private final int max;
    private final Deque<HintBatch> batches = new ArrayDeque<>();
    private int size;
    /** All hints after this number are here. */
    private long completeAfter;

    /** @param max hints that are kept; a batch that exceeds it is kept alone */
    RecentHints(int max) {
        this.max = max;
    }

    void add(HintBatch batch) {
        batches.addLast(batch);
        size += batch.hints().size();
        while (size > max && batches.size() > 1) {
            HintBatch oldest = batches.removeFirst();
            size -= oldest.hints().size();
            completeAfter = oldest.last();
        }
    }

    /** Hints were lost before this number, or may have been. */
    void restartAfter(long number) {
        batches.clear();
        size = 0;
        completeAfter = number;
    }

    /** Whether no hint after this number is missing. */
    boolean hasAllAfter(long number) {
        return number >= completeAfter;
    }

    /**
     * Passes on the hints about a subject after a number, oldest first; of a resort's only the last, since its events say no more than
     * that something has changed.
     */
    void after(long number, Subject subject, Sink sink) {
        List<Numbered> found = new ArrayList<>();
        for (HintBatch batch : batches) {
            if (batch.last() > number) {
                collect(batch, number, subject, found);
            }
        }
        boolean lastOnly = subject instanceof Subject.Resort && !found.isEmpty();
        for (Numbered each : lastOnly ? List.of(found.getLast()) : found) {
            sink.take(each.number(), each.hint());
        }
    }

    private static void collect(HintBatch batch, long number, Subject subject, List<Numbered> found) {
        long next = batch.first();
        for (RideHint hint : batch.hints()) {
            if (next > number && subject.isOf(hint)) {
                found.add(new Numbered(next, hint));
            }
            next++;
        }
    }
}
