package dev.liftline.e2e.fuzz;

import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param cases by property, those of shrinking not counted
 * @param acknowledged different rides
 * @param records that came to Kafka
 * @param stores what is wrong there
 */
public record Outcome(
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

    /** What is wrong, and how to see it again. */
    public String wrong() {
        StringBuilder text = new StringBuilder("seed " + seed + "\n");
        findings.forEach(finding -> text.append("\n").append(finding).append("\n"));
        stores.forEach(sentence -> text.append("\n").append(sentence).append("\n"));
        return text.toString();
    }
}
