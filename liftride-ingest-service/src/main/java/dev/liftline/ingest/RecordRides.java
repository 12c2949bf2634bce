package dev.liftline.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Records rides and says of each what became of it. Blocks its caller until the last ride is settled or the time is up:
 * meant for virtual threads. Safe for use by many threads.
 */
@Component
public class RecordRides {

    /** The most rides that one call may bring. */
    public static final int MAX_BATCH = 1_000;

    private final RideLog log;
    private final InFlightRides inFlight;
    private final OutcomeCounters counters;
    private final Duration answerWithin;

    RecordRides(RideLog log, InFlightRides inFlight, OutcomeCounters counters, IngestProperties properties) {
        this.log = log;
        this.inFlight = inFlight;
        this.counters = counters;
        this.answerWithin = properties.answerWithin();
    }

    /** Records one ride; as {@link #record(List)} otherwise. */
    public Outcome record(Submission submission) {
        return record(List.of(submission)).getFirst();
    }

    /**
     * Sends every valid ride, then waits for all of them within one deadline. Where there is no room for every valid
     * ride, none is sent.
     *
     * @param submissions at most {@link #MAX_BATCH}
     * @return an outcome for each, in their order
     */
    public List<Outcome> record(List<Submission> submissions) {
        long deadline = System.nanoTime() + answerWithin.toNanos();
        boolean room = inFlight.tryEnter(valid(submissions));
        List<Future<Outcome>> sent = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            sent.add(
                    switch (submission) {
                        case Submission.Invalid invalid -> settled(new Outcome.Invalid(invalid));
                        case Submission.Valid _ when !room -> settled(new Outcome.Refused(Outcome.SOON));
                        case Submission.Valid valid -> send(valid, deadline);
                    });
        }
        List<Outcome> outcomes = new ArrayList<>(sent.size());
        for (Future<Outcome> future : sent) {
            Outcome outcome = await(future, deadline);
            counters.count(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private Future<Outcome> send(Submission.Valid valid, long deadline) {
        // NB: append may wait for room; without this check a batch would wait once for each of its rides.
        CompletableFuture<Outcome> outcome = deadline - System.nanoTime() > 0
                ? log.append(valid.ride())
                : settled(new Outcome.Unavailable(Outcome.SOON));
        // Room is given back when the ride is settled, not when its caller stops waiting: it takes memory until then.
        return outcome.whenComplete((_, _) -> inFlight.leave());
    }

    private static Outcome await(Future<Outcome> future, long deadline) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Unavailable(Outcome.SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable(Outcome.SOON);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A ride log must not fail with an exception", e.getCause());
        }
    }

    private static int valid(List<Submission> submissions) {
        int valid = 0;
        for (Submission submission : submissions) {
            if (submission instanceof Submission.Valid) {
                valid++;
            }
        }
        return valid;
    }

    private static CompletableFuture<Outcome> settled(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
