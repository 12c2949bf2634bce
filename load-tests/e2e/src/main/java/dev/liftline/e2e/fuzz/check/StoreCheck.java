package dev.liftline.e2e.fuzz.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RideIdentity;
import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Compares Kafka and PostgreSQL with the acknowledged rides after a fuzz. Not thread-safe. */
public final class StoreCheck implements AutoCloseable {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MAX_EXAMPLES = 5;

    private final KafkaConsumer<byte[], byte[]> reader;
    private final Map<TopicPartition, Long> before;

    /** Remembers the end offsets of now; earlier records are ignored. */
    public StoreCheck(String bootstrap) {
        reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        before = ends();
    }

    /**
     * Reads all records since this object was created.
     *
     * @return what is wrong, one sentence each; empty when every record is a ride that was acknowledged, or may have been,
     *     and every ride that was acknowledged is there, and nothing was set aside
     */
    public List<String> checkKafka(AcknowledgedRides rides) {
        List<String> wrong = new ArrayList<>();
        Set<RideIdentity> logged = new HashSet<>();
        Map<TopicPartition, Long> after = ends();
        reader.assign(after.keySet());
        after.keySet().forEach(partition -> reader.seek(partition, before.getOrDefault(partition, 0L)));
        while (after.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> entry : reader.poll(Duration.ofSeconds(1))) {
                if (entry.topic().equals(Topics.LIFT_RIDES_DLT)) {
                    wrong.add("dead letter: " + new String(entry.value(), UTF_8));
                } else {
                    read(entry, rides, logged, wrong);
                }
            }
        }
        missing("acknowledged and not in Kafka: ", rides.acknowledged(), logged, wrong);
        return wrong;
    }

    /** Number of records written since this object was created. */
    public long records() {
        return ends().entrySet().stream()
                .mapToLong(end -> end.getValue() - before.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Finds lost acknowledged rides, and rides in the write seasons that were never acknowledged. */
    public static List<String> checkPostgres(Database database, FuzzScope scope, AcknowledgedRides rides)
            throws SQLException {
        Set<RideIdentity> stored = new HashSet<>();
        Integer[] seasons = Stream.concat(scope.writeSeasons().stream(), Stream.of(scope.readSeason()))
                .map(Integer::valueOf)
                .toArray(Integer[]::new);
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT resort_id, season_id, day_id, skier_id, time, lift_id FROM lift_ride WHERE season_id = ANY (?)
                        """)) {
            select.setArray(1, connection.createArrayOf("int4", seasons));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.add(new RideIdentity(
                            rows.getInt(1),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getInt(5),
                            rows.getInt(6)));
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        missing("acknowledged and not stored: ", rides.acknowledged(), stored, wrong);
        Set<RideIdentity> possible = new HashSet<>(rides.acknowledged());
        possible.addAll(rides.unknown());
        missing("stored and never acknowledged: ", stored, possible, wrong);
        return wrong;
    }

    private static void read(
            ConsumerRecord<byte[], byte[]> entry,
            AcknowledgedRides rides,
            Set<RideIdentity> logged,
            List<String> wrong) {
        String text = new String(entry.value(), UTF_8);
        try {
            LiftRide ride = STRICT.readValue(entry.value(), LiftRide.class);
            RideIdentity identity = new RideIdentity(
                    ride.resortId(), ride.seasonId(), ride.dayId(), ride.skierId(), ride.time(), ride.liftId());
            logged.add(identity);
            if (ride.resortId() == FuzzScope.SMUGGLED_RESORT) {
                wrong.add("smuggled past the gateway: " + text);
            } else if (!rides.acknowledged().contains(identity)
                    && !rides.unknown().contains(identity)) {
                wrong.add("in Kafka and never acknowledged: " + text);
            }
            if (!new String(entry.key(), UTF_8).equals(Integer.toString(ride.skierId()))) {
                wrong.add("another key than the skier: " + text);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            wrong.add("not a ride: " + text);
        }
    }

    private static void missing(
            String what, Collection<RideIdentity> wanted, Set<RideIdentity> present, List<String> wrong) {
        List<RideIdentity> missing =
                wanted.stream().filter(ride -> !present.contains(ride)).toList();
        if (!missing.isEmpty()) {
            wrong.add(what + missing.size() + ", for example "
                    + missing.stream().limit(MAX_EXAMPLES).toList());
        }
    }

    private Map<TopicPartition, Long> ends() {
        List<TopicPartition> partitions = List.of(Topics.LIFT_RIDES, Topics.LIFT_RIDES_DLT).stream()
                .flatMap(topic -> reader.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return reader.endOffsets(partitions);
    }

    @Override
    public void close() {
        reader.close();
    }
}
