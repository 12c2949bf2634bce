package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.liftline.testkit.rides.ReadRequest;
import dev.liftline.testkit.rides.ReadStream;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients that read. */
final class ReaderScenarios {

    /** Readers that start for each read, because some repeat it. */
    static final double READERS_PER_READ = 1 / (1 + 1.0 / ReadStream.ONE_REPEATED_OF);

    /** Responses by status, which the Gatling report does not show. */
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    /** Formats the statuses of all responses, for instance {@code 200 (1520), 404 (31)}; empty without responses. */
    String statuses() {
        return statuses.entrySet().stream()
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Creates users who send one read each. One in five repeats it a second later with the ETag of the first response.
     * Gatling takes the reads on one thread at a time.
     */
    ScenarioBuilder reads(ReadStream reads) {
        return scenario("readers")
                .exec(feed(
                        Stream.generate(reads).map(ReaderScenarios::attributes).iterator()))
                // A skier who has not skied that day has no data.
                .exec(counted(get("#{read}")
                        .check(status().in(200, 404).saveAs("status"))
                        .check(header("ETag").optional().saveAs("tag"))))
                .doIf(session -> session.getBoolean("again") && session.contains("tag"))
                .then(pause(Duration.ofSeconds(1))
                        .exec(counted(get("#{read}, again")
                                .header("If-None-Match", "#{tag}")
                                .check(status().in(200, 304).saveAs("status")))));
    }

    private static HttpRequestActionBuilder get(String name) {
        return http(name).get("#{path}");
    }

    private ChainBuilder counted(HttpRequestActionBuilder request) {
        return exec(request).exec(this::count);
    }

    private Session count(Session session) {
        if (session.contains("status")) {
            statuses.computeIfAbsent(session.getInt("status"), first -> new LongAdder())
                    .increment();
        }
        return session.remove("status");
    }

    private static Map<String, Object> attributes(ReadRequest read) {
        return Map.of("read", read.name(), "path", read.path(), "again", read.again());
    }
}
