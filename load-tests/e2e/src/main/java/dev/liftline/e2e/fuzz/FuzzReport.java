package dev.liftline.e2e.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the result of a run as Markdown and as JSON. */
final class FuzzReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FuzzReport() {}

    /** Writes {@code report.md} and {@code report.json}. */
    static void write(Path directory, FuzzResult result) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.md"), markdown(result));
        Files.write(directory.resolve("report.json"), JSON.writeValueAsBytes(result));
    }

    static String markdown(FuzzResult result) {
        StringBuilder page = new StringBuilder("# Fuzzing the gateway\n\n");
        page.append(
                "%,d cases in %.0f s, seed %d: %d kinds of findings. %,d different rides were acknowledged, %,d records came to Kafka.%n%n"
                        .formatted(
                                result.total(),
                                result.seconds(),
                                result.seed(),
                                result.findings().size() + result.stores().size(),
                                result.acknowledged(),
                                result.records()));
        page.append("| Property | Cases |\n|---|---|\n");
        result.cases().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(property -> page.append("| %s | %,d |%n".formatted(property.getKey(), property.getValue())));
        if (!result.stores().isEmpty()) {
            page.append("\n## In the stores\n\n");
            result.stores()
                    .forEach(sentence -> page.append("- ").append(sentence).append('\n'));
        }
        result.findings()
                .forEach(finding ->
                        page.append("%n## %s%n%nFound in part %d. The smallest request:%n%n```%n%s%n```%n%n%s%n"
                                .formatted(finding.kind(), finding.chunk(), finding.request(), finding.violation())));
        return page.toString();
    }
}
