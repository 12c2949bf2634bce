package dev.liftline.e2e.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run's outcome for people and for programs. */
final class FuzzReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FuzzReport() {}

    /** Writes {@code report.md} and {@code report.json}. */
    static void write(Path directory, Outcome outcome) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.md"), markdown(outcome));
        Files.write(directory.resolve("report.json"), JSON.writeValueAsBytes(outcome));
    }

    static String markdown(Outcome outcome) {
        StringBuilder page = new StringBuilder("# Fuzzing the gateway\n\n");
        page.append(
                "%,d cases in %.0f s, seed %d: %d kinds of findings. %,d different rides were acknowledged, %,d records came to Kafka.%n%n"
                        .formatted(
                                outcome.total(),
                                outcome.seconds(),
                                outcome.seed(),
                                outcome.findings().size() + outcome.stores().size(),
                                outcome.acknowledged(),
                                outcome.records()));
        page.append("| Property | Cases |\n|---|---|\n");
        outcome.cases().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(property -> page.append("| %s | %,d |%n".formatted(property.getKey(), property.getValue())));
        if (!outcome.stores().isEmpty()) {
            page.append("\n## In the stores\n\n");
            outcome.stores()
                    .forEach(sentence -> page.append("- ").append(sentence).append('\n'));
        }
        outcome.findings()
                .forEach(finding ->
                        page.append("%n## %s%n%nFound in part %d. The smallest request:%n%n```%n%s%n```%n%n%s%n"
                                .formatted(finding.kind(), finding.chunk(), finding.request(), finding.violation())));
        return page.toString();
    }
}
