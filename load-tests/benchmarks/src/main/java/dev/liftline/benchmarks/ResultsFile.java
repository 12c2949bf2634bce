package dev.liftline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON file with the latest result of each figure. */
final class ResultsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    /** Returns the latest result of each recorded figure. */
    List<Result> results() throws IOException {
        return Files.exists(file) ? Arrays.asList(JSON.readValue(Files.readAllBytes(file), Result[].class)) : List.of();
    }

    /** Replaces the result of its figure and removes results of figures that no longer exist. */
    void record(Result result) throws IOException {
        Map<String, Result> latest = new HashMap<>();
        results().forEach(previous -> latest.put(previous.figure(), previous));
        latest.put(result.figure(), result);
        List<Result> ordered = Benchmarks.ALL.stream()
                .flatMap(benchmark -> Stream.ofNullable(latest.get(benchmark.name())))
                .toList();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(ordered));
    }
}
