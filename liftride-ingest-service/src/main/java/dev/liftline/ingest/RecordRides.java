package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
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
    private final Deadlines deadlines;
    private final OutcomeCounters counters;
    private final Duration answerWithin;

    RecordRides(
            RideLog log,
            InFlightRides inFlight,
            Deadlines deadlines,
            OutcomeCounters counters,
            IngestProperties properties) {
        this.log = log;
        this.inFlight = inFlight;
        this.deadlines = deadlines;
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
        List<LiftRide> rides = valid(submissions);
        List<Outcome> outcomes = inFlight.tryEnter(rides.size())
                ? outcomes(submissions, send(submissions.size() == 1, rides, deadline)::outcome)
                : outcomes(submissions, _ -> new Outcome.Refused(Outcome.SOON));
        counters.count(outcomes);
        return outcomes;
    }

    private Settlement send(boolean alone, List<LiftRide> rides, long deadline) {
        Settlement settlement = new Settlement(rides.size(), deadline);
        if (alone) {
            rides.forEach(ride -> log.append(ride, outcome -> settle(settlement, 0, outcome)));
        } else {
            log.appendAll(rides, deadline, (index, outcome) -> settle(settlement, index, outcome));
        }
        deadlines.watch(settlement);
        settlement.await();
        return settlement;
    }

    /** Room is given back when the ride is settled, not when its caller stops waiting: it takes memory until then. */
    private void settle(Settlement settlement, int index, Outcome outcome) {
        if (settlement.settle(index, outcome)) {
            inFlight.leave();
        }
    }

    private static List<Outcome> outcomes(List<Submission> submissions, IntFunction<Outcome> ofValid) {
        List<Outcome> outcomes = new ArrayList<>(submissions.size());
        int valid = 0;
        for (Submission submission : submissions) {
            outcomes.add(
                    switch (submission) {
                        case Submission.Valid _ -> ofValid.apply(valid++);
                        case Submission.Invalid invalid -> new Outcome.Invalid(invalid);
                    });
        }
        return outcomes;
    }

    private static List<LiftRide> valid(List<Submission> submissions) {
        List<LiftRide> rides = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            if (submission instanceof Submission.Valid(var ride)) {
                rides.add(ride);
            }
        }
        return rides;
    }
}
