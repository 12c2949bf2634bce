package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that keeps the last result of each figure. */
final class Ledger {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    /** Every result that was ever recorded, the latest of each figure. */
    List<Result> results() throws IOException {
        return Files.exists(file) ? Arrays.asList(JSON.readValue(Files.readAllBytes(file), Result[].class)) : List.of();
    }

    /** Puts a result in the place of the figure's last one; what is no figure any more goes. */
    void record(Result result) throws IOException {
        Map<String, Result> latest = new LinkedHashMap<>();
        results().forEach(earlier -> latest.put(earlier.figure(), earlier));
        latest.put(result.figure(), result);
        Map<String, Result> ordered = new LinkedHashMap<>();
        for (Benchmark benchmark : Benchmarks.ALL) {
            Result known = latest.remove(benchmark.name());
            if (known != null) {
                ordered.put(known.figure(), known);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(ordered.values()));
    }
}
