package dev.liftline.e2e.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.e2e.fuzz.input.Ride;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A check that finds nothing wrong is worth something only if it finds what is wrong. */
class StoreCheckIT {

    private static final Path MIGRATIONS = Path.of("../../liftride-consumer-service/src/main/resources/db/migration");
    private static final Ride RIDE = new Ride(1, 2100, 2, 3, 65, 4);

    private final Ledger ledger = new Ledger();

    @Test
    void anAcknowledgedRideInKafkaIsRight() throws Exception {
        ledger.acknowledged().add(RIDE);

        assertThat(wrongAfter(ride("3", RIDE))).isEmpty();
    }

    @Test
    void aRideThatMayHaveBeenTakenIsRightInKafkaAndNotMissedOtherwise() throws Exception {
        ledger.unknown().add(RIDE);

        assertThat(wrongAfter(ride("3", RIDE))).isEmpty();
        assertThat(wrongAfter()).isEmpty();
    }

    @Test
    void whatIsWrongInKafkaIsNamed() throws Exception {
        assertThat(wrongAfter(ride("3", RIDE)))
                .singleElement()
                .asString()
                .startsWith("in Kafka and never acknowledged");

        ledger.acknowledged().add(RIDE);
        assertThat(wrongAfter()).singleElement().asString().startsWith("acknowledged and not in Kafka: 1");
        assertThat(wrongAfter(ride("4", RIDE))).singleElement().asString().startsWith("another key than the skier");
        assertThat(wrongAfter(ride("3", RIDE), ride("3", new Ride(Ground.CANARY_RESORT, 2100, 2, 3, 65, 4))))
                .singleElement()
                .asString()
                .startsWith("smuggled past the gateway");
        assertThat(wrongAfter(ride("3", RIDE), new ProducerRecord<>(Topics.LIFT_RIDES, "3", "{\"time\":1}")))
                .singleElement()
                .asString()
                .startsWith("no ride");
        assertThat(wrongAfter(ride("3", RIDE), new ProducerRecord<>(Topics.LIFT_RIDES_DLT, "3", "x")))
                .singleElement()
                .asString()
                .startsWith("set aside");
    }

    @Test
    void whatIsWrongInPostgresIsNamed() throws Exception {
        Database database = new Database(TestServers.newDatabase(), "liftline", "");
        Ground ground = new Ground(List.of("2100"), "2099");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATIONS.resolve("V1__schema.sql")));
            ledger.acknowledged().add(RIDE);
            assertThat(StoreCheck.stored(database, ground, ledger))
                    .singleElement()
                    .asString()
                    .startsWith("acknowledged and not stored: 1");

            statement.execute("""
                    CREATE TABLE lift_ride_2100 PARTITION OF lift_ride FOR VALUES IN (2100);
                    INSERT INTO lift_ride (received_at, season_id, resort_id, day_id, skier_id, time, lift_id, vertical)
                    VALUES (now(), 2100, 1, 2, 3, 65, 4, 40);
                    """);
            assertThat(StoreCheck.stored(database, ground, ledger)).isEmpty();

            ledger.acknowledged().clear();
            assertThat(StoreCheck.stored(database, ground, ledger))
                    .singleElement()
                    .asString()
                    .startsWith("stored and never acknowledged: 1");
        }
    }

    @SafeVarargs
    private List<String> wrongAfter(ProducerRecord<String, String>... records) throws Exception {
        try (StoreCheck check = new StoreCheck(TestServers.kafkaBootstrap());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrap()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (ProducerRecord<String, String> sent : records) {
                producer.send(sent).get();
            }
            assertThat(check.records()).isEqualTo(records.length);
            return check.log(ledger);
        }
    }

    private static ProducerRecord<String, String> ride(String key, Ride ride) {
        return new ProducerRecord<>(Topics.LIFT_RIDES, key, """
                {"resortId":%d,"seasonId":%d,"dayId":%d,"skierId":%d,"time":%d,"liftId":%d,"receivedAt":"2026-11-24T10:00:00Z"}\
                """.formatted(
                        ride.resort(), ride.season(), ride.day(), ride.skier(), ride.time(), ride.lift()));
    }
}
