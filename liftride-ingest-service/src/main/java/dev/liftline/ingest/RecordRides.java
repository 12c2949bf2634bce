package dev.liftline.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        boolean room = inFlight.tryEnter(valid(submissions));
        Settlement settlement = new Settlement(submissions.size(), deadline);
        for (int index = 0; index < submissions.size(); index++) {
            switch (submissions.get(index)) {
                case Submission.Invalid invalid -> settlement.settle(index, new Outcome.Invalid(invalid));
                case Submission.Valid _ when !room -> settlement.settle(index, new Outcome.Refused(Outcome.SOON));
                case Submission.Valid(var ride)
                when submissions.size() == 1 -> log.append(ride, leaving(settlement, index));
                // NB: append may wait for room; without this check a batch would wait once for each of its rides.
                case Submission.Valid _
                when deadline - System.nanoTime() <= 0 ->
                    leaving(settlement, index).accept(new Outcome.Unavailable(Outcome.SOON));
                case Submission.Valid(var ride) -> log.appendOneOfMany(ride, leaving(settlement, index));
            }
        }
        deadlines.watch(settlement);
        settlement.await();
        List<Outcome> outcomes = new ArrayList<>(submissions.size());
        for (int index = 0; index < submissions.size(); index++) {
            Outcome outcome = settlement.outcome(index);
            counters.count(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** Room is given back when the ride is settled, not when its caller stops waiting: it takes memory until then. */
    private Consumer<Outcome> leaving(Settlement settlement, int index) {
        return outcome -> {
            if (settlement.settle(index, outcome)) {
                inFlight.leave();
            }
        };
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
}
