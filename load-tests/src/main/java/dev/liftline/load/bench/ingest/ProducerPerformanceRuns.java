package dev.liftline.load.bench.ingest;

import dev.liftline.load.bench.figure.UnavailableException;
import dev.liftline.load.field.Field;
import dev.liftline.model.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Runs {@link ProducerPerformance} in JVMs of their own, with records as large and as alike as those of rides. */
final class ProducerPerformanceRuns {

    private static final int PAYLOADS = 10_000;

    private final String bootstrap;
    private final Path payloads;
    private long acknowledged;

    ProducerPerformanceRuns(String bootstrap, Path directory, int season) throws IOException {
        this.bootstrap = bootstrap;
        SplittableRandom random = new SplittableRandom(2);
        List<String> lines = Stream.generate(() -> Field.STANDARD.draw(random))
                .limit(PAYLOADS)
                // The value of a ride, then what its key and its header take.
                .map(ride ->
                        "{\"resortId\":%d,\"seasonId\":%d,\"dayId\":%d,\"skierId\":%d,\"liftId\":%d,\"time\":%d,\"receivedAt\":\"2099-01-07T11:37:04.%03dZ\"}%d%s1.0"
                                .formatted(
                                        ride.resort(),
                                        season,
                                        ride.day(),
                                        ride.skier(),
                                        ride.lift(),
                                        ride.time(),
                                        random.nextInt(1_000),
                                        ride.skier(),
                                        Topics.SCHEMA_VERSION_HEADER))
                .toList();
        this.payloads = Files.write(directory.resolve("producer-performance.payloads"), lines);
    }

    /** Records a second. */
    double perSecond(Duration round) throws IOException, InterruptedException, UnavailableException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProducerPerformance.class.getName(),
                        bootstrap,
                        payloads.toString(),
                        Long.toString(round.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0 || output.isEmpty()) {
            throw new UnavailableException("Kafka's producer perf test did not end well.");
        }
        String[] result = output.getLast().split(" ", 2);
        acknowledged += Long.parseLong(result[0]);
        return Double.parseDouble(result[1]);
    }

    /** How many records were acknowledged in all runs. */
    long acknowledged() {
        return acknowledged;
    }
}
