package dev.liftline.e2e.fuzz;

import java.util.List;
import java.util.Map;

/**
 * The result of a fuzz.
 *
 * @param cases cases by property, without those of shrinking
 * @param acknowledged number of distinct acknowledged rides
 * @param records number of records written to Kafka
 * @param stores errors found in Kafka and PostgreSQL, one sentence each
 */
public record FuzzResult(
        long seed,
        double seconds,
        Map<String, Long> cases,
        List<Finding> findings,
        int acknowledged,
        long records,
        List<String> stores) {

    public long total() {
        return cases.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isRight() {
        return findings.isEmpty() && stores.isEmpty();
    }

    /** Describes all findings and errors with the seed that repeats them. */
    public String wrong() {
        StringBuilder text = new StringBuilder("seed " + seed + "\n");
        findings.forEach(finding -> text.append("\n").append(finding).append("\n"));
        stores.forEach(sentence -> text.append("\n").append(sentence).append("\n"));
        return text.toString();
    }
}
