package dev.liftline.e2e.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RideIdentity;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.RideTopics;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoreCheckIT {

    private static final Path MIGRATIONS = Path.of("../../liftride-consumer-service/src/main/resources/db/migration");
    private static final RideIdentity RIDE = new RideIdentity(1, 2100, 2, 3, 65, 4);

    private final AcknowledgedRides rides = new AcknowledgedRides();

    @BeforeAll
    static void createTopics() throws Exception {
        RideTopics.create(TestServers.kafkaBootstrap());
    }

    @Test
    void acceptsAnAcknowledgedRideInKafka() throws Exception {
        rides.acknowledged().add(RIDE);

        assertThat(wrongAfter(ride("3", RIDE))).isEmpty();
    }

    @Test
    void acceptsAnUnavailableRideWithOrWithoutARecord() throws Exception {
        rides.unknown().add(RIDE);

        assertThat(wrongAfter(ride("3", RIDE))).isEmpty();
        assertThat(wrongAfter()).isEmpty();
    }

    @Test
    void namesWrongRecordsInKafka() throws Exception {
        assertOnly("in Kafka and never acknowledged", wrongAfter(ride("3", RIDE)));

        rides.acknowledged().add(RIDE);
        assertOnly("acknowledged and not in Kafka: 1", wrongAfter());
        assertOnly("another key than the skier", wrongAfter(ride("4", RIDE)));
        assertOnly(
                "smuggled past the gateway",
                wrongAfter(ride("3", RIDE), ride("3", new RideIdentity(FuzzScope.SMUGGLED_RESORT, 2100, 2, 3, 65, 4))));
        assertOnly(
                "not a ride",
                wrongAfter(ride("3", RIDE), new ProducerRecord<>(Topics.LIFT_RIDES, "3", "{\"time\":1}")));
        assertOnly("dead letter", wrongAfter(ride("3", RIDE), new ProducerRecord<>(Topics.LIFT_RIDES_DLT, "3", "x")));
    }

    @Test
    void namesLostAndUnacknowledgedRidesInPostgres() throws Exception {
        Database database = new Database(TestServers.newDatabase(), "liftline", "");
        FuzzScope scope = new FuzzScope(List.of("2100"), "2099", "", "");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATIONS.resolve("V1__schema.sql")));
            rides.acknowledged().add(RIDE);
            assertOnly("acknowledged and not stored: 1", StoreCheck.checkPostgres(database, scope, rides));

            statement.execute("""
                    CREATE TABLE lift_ride_2100 PARTITION OF lift_ride FOR VALUES IN (2100);
                    INSERT INTO lift_ride (received_at, season_id, resort_id, day_id, skier_id, time, lift_id, vertical)
                    VALUES (now(), 2100, 1, 2, 3, 65, 4, 40);
                    """);
            assertThat(StoreCheck.checkPostgres(database, scope, rides)).isEmpty();

            rides.acknowledged().clear();
            assertOnly("stored and never acknowledged: 1", StoreCheck.checkPostgres(database, scope, rides));
        }
    }

    private static void assertOnly(String start, List<String> sentences) {
        assertThat(sentences).singleElement().asString().startsWith(start);
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
            return check.checkKafka(rides);
        }
    }

    private static ProducerRecord<String, String> ride(String key, RideIdentity ride) {
        return new ProducerRecord<>(Topics.LIFT_RIDES, key, """
                {"resortId":%d,"seasonId":%d,"dayId":%d,"skierId":%d,"time":%d,"liftId":%d,"receivedAt":"2026-11-24T10:00:00Z"}\
                """.formatted(
                        ride.resort(), ride.season(), ride.day(), ride.skier(), ride.time(), ride.lift()));
    }
}
