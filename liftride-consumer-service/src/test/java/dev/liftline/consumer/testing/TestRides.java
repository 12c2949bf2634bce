package dev.liftline.consumer.testing;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import tools.jackson.databind.json.JsonMapper;

/** Publishes rides as the ingest service does, and queries what PostgreSQL stored of them. */
@TestComponent
public class TestRides {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger RESORTS = new AtomicInteger(1000);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final JdbcTemplate jdbc;

    TestRides(KafkaTemplate<byte[], byte[]> kafka, JdbcTemplate jdbc) {
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    /** A resort that no other test uses and that is not registered. */
    public int newResort() {
        return RESORTS.incrementAndGet();
    }

    public static LiftRide ride(int resort, int skier, int lift, int time) {
        return new LiftRide(resort, 2025, 7, skier, lift, time, Instant.now(), "lift-" + lift + ".a");
    }

    public static ProducerRecord<byte[], byte[]> toRecord(LiftRide ride) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.LIFT_RIDES, utf8(ride.skierId()), JSON.writeValueAsBytes(ride));
        record.headers().add(Topics.SCHEMA_VERSION_HEADER, utf8(SchemaVersion.CURRENT));
        return record;
    }

    public static byte[] utf8(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes {@code rides} and returns once Kafka has acknowledged them. */
    public void send(Collection<LiftRide> rides) {
        publish(rides.stream().map(TestRides::toRecord).toList());
    }

    /** Publishes {@code records} and returns once Kafka has acknowledged them. */
    public void publish(List<ProducerRecord<byte[], byte[]>> records) {
        List<CompletableFuture<SendResult<byte[], byte[]>>> sent =
                records.stream().map(kafka::send).toList();
        sent.forEach(CompletableFuture::join);
    }

    public long storedAt(int resort) {
        return one("SELECT count(*) FROM lift_ride WHERE resort_id = ?", resort);
    }

    public long ridesInTotals(int resort) {
        return one("SELECT coalesce(sum(rides), 0) FROM skier_day WHERE resort_id = ?", resort);
    }

    /** Counts rows of {@code skier_day} and {@code lift_hour} that differ from a recount of all rides. */
    public long wrongTotals() {
        return one("""
                SELECT count(*)
                FROM (SELECT skier_id, season_id, resort_id, day_id, count(*) AS rides, sum(vertical) AS vertical
                      FROM lift_ride GROUP BY 1, 2, 3, 4) AS recount
                FULL JOIN skier_day AS total USING (skier_id, season_id, resort_id, day_id)
                WHERE (recount.rides, recount.vertical) IS DISTINCT FROM (total.rides, total.vertical)
                """) + one("""
                SELECT count(*)
                FROM (SELECT resort_id, season_id, day_id, lift_id, time / 60 AS hour, count(*) AS rides
                      FROM lift_ride GROUP BY 1, 2, 3, 4, 5) AS recount
                FULL JOIN (SELECT resort_id, season_id, day_id, lift_id, hour, sum(rides) AS rides
                           FROM lift_hour GROUP BY 1, 2, 3, 4, 5) AS total
                     USING (resort_id, season_id, day_id, lift_id, hour)
                WHERE recount.rides IS DISTINCT FROM total.rides
                """);
    }

    public long one(String sql, Object... arguments) {
        Long number = jdbc.queryForObject(sql, Long.class, arguments);
        return number == null ? 0 : number;
    }
}
