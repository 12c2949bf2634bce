package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.process.Commands;
import dev.liftline.model.Topics;
import dev.liftline.testkit.rides.RideRanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Runs Kafka's producer perf test, {@code org.apache.kafka.tools.ProducerPerformance}, in separate JVMs. Its records
 * have the size and the compressibility of rides.
 */
final class ProducerPerformanceRuns {

    private static final int PAYLOADS = 10_000;
    private static final long WARM_UP = 1_000_000;
    private static final long MEASURED = 3_000_000;
    private static final String[] PRODUCER_SETTINGS = {
        "acks=all", "enable.idempotence=true", "compression.type=lz4", "linger.ms=5", "batch.size=131072"
    };

    /** The output line with the rate after the warm-up. */
    private static final Pattern STEADY =
            Pattern.compile("^(\\d+) steady state records sent, ([\\d.]+) records/sec", Pattern.MULTILINE);

    private final String bootstrap;
    private final Path payloads;
    private long acknowledged;

    ProducerPerformanceRuns(String bootstrap, Path directory, int season) throws IOException {
        this.bootstrap = bootstrap;
        this.payloads = Files.write(
                directory.resolve("producer-performance.payloads"),
                RideStream.records(season, RideRanges.REFERENCE.draw(PAYLOADS, new SplittableRandom(2))).stream()
                        .map(ProducerPerformanceRuns::payload)
                        .toList());
    }

    /** Returns the value of a ride, followed by the bytes of its key and header. */
    private static String payload(ProducerRecord<byte[], byte[]> ride) {
        return new String(ride.value(), StandardCharsets.UTF_8)
                + new String(ride.key(), StandardCharsets.UTF_8)
                + Topics.SCHEMA_VERSION_HEADER
                + "1.0";
    }

    /** Returns records per second after the warm-up. Records have no key, so each batch goes to a single partition. */
    double perSecond() throws IOException, UnavailableException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("org.apache.kafka.tools.ProducerPerformance");
        command.addAll(List.of("--topic", Topics.LIFT_RIDES, "--bootstrap-server", bootstrap, "--throughput", "-1"));
        command.addAll(List.of("--payload-file", payloads.toString()));
        command.addAll(List.of("--num-records", Long.toString(WARM_UP + MEASURED)));
        command.addAll(List.of("--warmup-records", Long.toString(WARM_UP), "--command-property"));
        command.addAll(List.of(PRODUCER_SETTINGS));
        String output = Commands.run(command);
        Matcher steady = STEADY.matcher(output);
        if (!steady.find() || Long.parseLong(steady.group(1)) != MEASURED) {
            throw new UnavailableException("Kafka's producer perf test failed: " + output);
        }
        acknowledged += WARM_UP + MEASURED;
        return Double.parseDouble(steady.group(2));
    }

    long acknowledged() {
        return acknowledged;
    }
}
