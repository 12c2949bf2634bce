package dev.liftline.benchmarks.figure;

/**
 * Compares a subject with a baseline measured in alternating rounds, so that other load on the machine affects both.
 *
 * @param unit of one sample
 */
public record PairedComparison(
        String subjectName, Samples subject, String baselineName, Samples baseline, String unit) {

    /** Measures one sample of one side. */
    public interface Side {
        double measure() throws Exception;
    }

    /** Measures {@code context.rounds()} samples of each side. The side that goes first alternates by round. */
    public static PairedComparison run(
            BenchmarkContext context, String unit, String subjectName, Side subject, String baselineName, Side baseline)
            throws Exception {
        int rounds = context.rounds();
        double[] subjects = new double[rounds];
        double[] baselines = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                subjects[round] = subject.measure();
                baselines[round] = baseline.measure();
            } else {
                baselines[round] = baseline.measure();
                subjects[round] = subject.measure();
            }
            context.progress("round %d of %d: %s %,.1f %s, %s %,.1f %s, ratio %.2f"
                    .formatted(
                            round + 1,
                            rounds,
                            subjectName,
                            subjects[round],
                            unit,
                            baselineName,
                            baselines[round],
                            unit,
                            subjects[round] / baselines[round]));
        }
        return new PairedComparison(subjectName, Samples.of(subjects), baselineName, Samples.of(baselines), unit);
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
