package dev.liftline.testkit.load;

import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A snapshot of the Prometheus metrics of replicas. */
public final class ReplicaCounters {

    private final List<String> lines;

    private ReplicaCounters(List<String> lines) {
        this.lines = lines;
    }

    /** Reads the current metrics of {@code replicas}. */
    public static ReplicaCounters of(Collection<Replica> replicas) {
        return of(replicas.stream().map(replica -> HttpProbe.body(URI.create(replica.actuator() + "/prometheus"))));
    }

    /** Parses responses in Prometheus' text format. */
    public static ReplicaCounters of(Stream<String> responses) {
        return new ReplicaCounters(responses
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .toList());
    }

    /**
     * Sums a metric over all replicas and all tags that are not given.
     *
     * @param name in Prometheus format
     * @param tags required tags, such as {@code source="cache"}
     */
    public double sum(String name, String... tags) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
