package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** What skiers and their resort do with the API. */
final class Readers {

    /** Readers who arrive for each read: some look again. */
    static final double READERS_PER_READ = 1 / (1 + 1.0 / ReadStream.ONE_LOOKS_AGAIN_OF);

    private final StatusCounts answers;

    Readers(StatusCounts answers) {
        this.answers = answers;
    }

    /**
     * Users who each ask one question; one in five asks again a second later, with the tag of the first answer. The
     * questions must be endless; Gatling takes them from one thread at a time.
     */
    ScenarioBuilder reads(Iterator<Read> reads) {
        return scenario("readers")
                .exec(feed(Stream.generate(reads::next).map(Readers::attributes).iterator()))
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
            answers.add(session.getInt("status"));
        }
        return session.remove("status");
    }

    private static Map<String, Object> attributes(Read read) {
        return Map.of("read", read.name(), "path", read.path(), "again", read.again());
    }
}
