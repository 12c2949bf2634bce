package dev.liftline.e2e.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public long total() {
        return cases.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isRight() {
        return findings.isEmpty() && stores.isEmpty();
    }

    /** Writes {@code report.md} and {@code report.json}. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.md"), markdown());
        Files.write(directory.resolve("report.json"), JSON.writeValueAsBytes(this));
    }

    /** Describes the run, all findings and errors, and the seed that repeats them. */
    public String markdown() {
        StringBuilder page = new StringBuilder("# Fuzzing the gateway\n\n");
        page.append(
                "%,d cases in %.0f s, seed %d: %d kinds of findings. %,d different rides were acknowledged, %,d records came to Kafka.%n%n"
                        .formatted(total(), seconds, seed, findings.size() + stores.size(), acknowledged, records));
        page.append("| Property | Cases |\n|---|---|\n");
        new TreeMap<>(cases).forEach((property, count) -> page.append("| %s | %,d |%n".formatted(property, count)));
        if (!stores.isEmpty()) {
            page.append("\n## In the stores\n\n");
            stores.forEach(sentence -> page.append("- ").append(sentence).append('\n'));
        }
        findings.forEach(
                finding -> page.append("%n## %s%n%nFound in part %d. The smallest request:%n%n```%n%s%n```%n%n%s%n"
                        .formatted(finding.kind(), finding.chunk(), finding.request(), finding.violation())));
        return page.toString();
    }
}
