package dev.liftline.benchmarks.figure;

/**
 * Compares a subject with a baseline measured in alternating rounds, so that other load on the machine affects both.
 *
 * @param unit of one sample
 */
public record PairedComparison(
        String subjectName, Samples subject, String baselineName, Samples baseline, String unit) {

    private static final int MAX_ROUNDS_FACTOR = 8;
    private static final double STEADY_WIDTH = 0.1;

    /** Measures one sample of one side. */
    public interface Side {
        double measure() throws Exception;
    }

    /** Measures {@code context.rounds()} samples of each side. The side that goes first alternates by round. */
    public static PairedComparison run(
            BenchmarkContext context, String unit, String subjectName, Side subject, String baselineName, Side baseline)
            throws Exception {
        PairedRounds rounds = new PairedRounds(context, unit, subjectName, subject, baselineName, baseline);
        rounds.measure(context.rounds());
        return rounds.comparison();
    }

    /**
     * Measures like {@link #run}, and more rounds until the 95 % interval of the ratio's median is within 10 % of the median, at most
     * eight times {@code context.rounds()} in all.
     */
    public static PairedComparison runUntilSteady(
            BenchmarkContext context, String unit, String subjectName, Side subject, String baselineName, Side baseline)
            throws Exception {
        PairedRounds rounds = new PairedRounds(context, unit, subjectName, subject, baselineName, baseline);
        rounds.measure(context.rounds());
        int limit = MAX_ROUNDS_FACTOR * context.rounds();
        while (rounds.count() < limit && !rounds.comparison().isSteady()) {
            rounds.measure(1);
        }
        return rounds.comparison();
    }

    private boolean isSteady() {
        Samples ratio = ratio();
        Samples.Interval interval = ratio.medianInterval();
        return interval.high() - interval.low() <= STEADY_WIDTH * ratio.median();
    }

    /** Formats the interval of the ratio's median in one line. */
    public String steadiness() {
        Samples ratio = ratio();
        Samples.Interval interval = ratio.medianInterval();
        return "Ratio: 95 %% interval of the median %.2f to %.2f after %d rounds"
                .formatted(interval.low(), interval.high(), ratio.count());
    }

    /** The subject's samples divided by the baseline's, round by round. */
    public Samples ratio() {
        return subject.over(baseline);
    }

    /** Formats median and spread of both sides in one line. */
    public String summary() {
        return "%s, %s".formatted(summary(subjectName, subject), summary(baselineName, baseline));
    }

    private String summary(String name, Samples samples) {
        return "%s %,.1f %s (%,.1f to %,.1f)".formatted(name, samples.median(), unit, samples.min(), samples.max());
    }
}
