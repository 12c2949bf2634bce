package dev.liftline.benchmarks.figure;

/** Two contenders measured in turn, so that whatever else the machine does meets both of them. */
public record Duel(String subject, Samples subjects, String reference, Samples references, String unit) {

    /** Measures one round of a contender. */
    public interface Contender {
        double measure() throws Exception;
    }

    /** {@code rounds} of each, alternating, the one that begins alternating too. */
    public static Duel fight(
            Bench bench, String unit, String subject, Contender first, String reference, Contender second)
            throws Exception {
        int rounds = bench.rounds();
        double[] subjects = new double[rounds];
        double[] references = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                subjects[round] = first.measure();
                references[round] = second.measure();
            } else {
                references[round] = second.measure();
                subjects[round] = first.measure();
            }
            bench.step("round %d of %d: %s %,.1f %s, %s %,.1f %s, ratio %.2f"
                    .formatted(
                            round + 1,
                            rounds,
                            subject,
                            subjects[round],
                            unit,
                            reference,
                            references[round],
                            unit,
                            subjects[round] / references[round]));
        }
        return new Duel(subject, Samples.of(subjects), reference, Samples.of(references), unit);
    }

    /** Subject over reference, round by round. */
    public Samples ratio() {
        return subjects.over(references);
    }

    /** Both sides in one line. */
    public String sides() {
        return "%s, %s".formatted(side(subject, subjects), side(reference, references));
    }

    private String side(String name, Samples samples) {
        return "%s %,.1f %s (%,.1f to %,.1f)".formatted(name, samples.median(), unit, samples.least(), samples.most());
    }
}
