package dev.liftline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON file with the latest figures of each peer. */
final class PeersFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    PeersFile(Path file) {
        this.file = file;
    }

    /** Returns the latest results, in the order of the peers. */
    List<PeerResult> results() throws IOException {
        return Files.exists(file)
                ? Arrays.asList(JSON.readValue(Files.readAllBytes(file), PeerResult[].class))
                : List.of();
    }

    /** Replaces the results of the parts that {@code latest} is about. */
    void record(List<PeerResult> latest) throws IOException {
        List<PeerResult> results = Stream.concat(
                        results().stream()
                                .filter(result -> latest.stream()
                                        .noneMatch(newer -> newer.peer().part()
                                                == result.peer().part())),
                        latest.stream())
                .sorted(Comparator.comparing(PeerResult::peer))
                .toList();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(results));
    }
}
