package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.model.Topics;
import dev.liftline.testkit.rides.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs Kafka's producer perf test, {@code org.apache.kafka.tools.ProducerPerformance}, in separate JVMs. Its records
 * have the size and the compressibility of rides.
 */
final class ProducerPerformanceRuns {

    private static final int PAYLOADS = 10_000;
    private static final long WARM_UP = 1_000_000;
    private static final long MEASURED = 3_000_000;

    /** The output line with the rate after the warm-up. */
    private static final Pattern STEADY = Pattern.compile("(\\d+) steady state records sent, ([\\d.]+) records/sec.*");

    private final String bootstrap;
    private final Path payloads;
    private long acknowledged;

    ProducerPerformanceRuns(String bootstrap, Path directory, int season) throws IOException {
        this.bootstrap = bootstrap;
        SplittableRandom random = new SplittableRandom(2);
        List<String> lines = Stream.generate(() -> Field.STANDARD.draw(random))
                .limit(PAYLOADS)
                // The value of a ride, followed by the bytes of its key and header.
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

    /** Returns records per second after the warm-up. Records have no key, so each batch goes to a single partition. */
    double perSecond() throws IOException, InterruptedException, UnavailableException {
        return perSecond(List.of());
    }

    /** Returns records per second with records spread over all partitions, as keys do. */
    double perSecondSpread() throws IOException, InterruptedException, UnavailableException {
        return perSecond(List.of("partitioner.class=org.apache.kafka.clients.producer.RoundRobinPartitioner"));
    }

    private double perSecond(List<String> properties) throws IOException, InterruptedException, UnavailableException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                Topics.LIFT_RIDES,
                "--payload-file",
                payloads.toString(),
                "--num-records",
                Long.toString(WARM_UP + MEASURED),
                "--warmup-records",
                Long.toString(WARM_UP),
                "--throughput",
                "-1",
                "--bootstrap-server",
                bootstrap,
                "--command-property",
                "acks=all",
                "enable.idempotence=true",
                "compression.type=lz4",
                "linger.ms=5",
                "batch.size=131072"));
        command.addAll(properties);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher steady = STEADY.matcher(
                output.lines().filter(STEADY.asMatchPredicate()).findFirst().orElse(""));
        if (process.waitFor() != 0 || !steady.matches() || Long.parseLong(steady.group(1)) != MEASURED) {
            throw new UnavailableException("Kafka's producer perf test failed: " + output);
        }
        acknowledged += WARM_UP + MEASURED;
        return Double.parseDouble(steady.group(2));
    }

    /** Returns the number of acknowledged records of all runs. */
    long acknowledged() {
        return acknowledged;
    }
}
