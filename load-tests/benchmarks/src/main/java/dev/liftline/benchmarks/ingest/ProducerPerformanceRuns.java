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
 * Runs Kafka's own producer perf test, {@code org.apache.kafka.tools.ProducerPerformance}, in JVMs of its own, with records
 * as large and as alike as those of rides.
 */
final class ProducerPerformanceRuns {

    private static final int PAYLOADS = 10_000;
    private static final long WARM_UP = 1_000_000;
    private static final long COUNTED = 3_000_000;

    /** The line that tells what came after the warm-up. */
    private static final Pattern STEADY = Pattern.compile("(\\d+) steady state records sent, ([\\d.]+) records/sec.*");

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

    /** Records a second, once it is warm: they have no key, so one partition at a time takes whole batches. */
    double perSecond() throws IOException, InterruptedException, UnavailableException {
        return perSecond(List.of());
    }

    /** The same with the records spread over all partitions at any time, as keys spread them. */
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
                Long.toString(WARM_UP + COUNTED),
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
        if (process.waitFor() != 0 || !steady.matches() || Long.parseLong(steady.group(1)) != COUNTED) {
            throw new UnavailableException("Kafka's producer perf test did not end well: " + output);
        }
        acknowledged += WARM_UP + COUNTED;
        return Double.parseDouble(steady.group(2));
    }

    /** How many records were acknowledged in all runs. */
    long acknowledged() {
        return acknowledged;
    }
}
