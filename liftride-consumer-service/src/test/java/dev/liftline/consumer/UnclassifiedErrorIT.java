package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.storage.CopyPauses;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;

/** PostgreSQL rejects rows with XX000, which no list of data errors has. */
@RunningConsumer
class UnclassifiedErrorIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final JdbcTemplate jdbc;
    private final MeterRegistry registry;
    private final CopyPauses pauses;
    private final Consumer<byte[], byte[]> letters;
    private final int resort;

    UnclassifiedErrorIT(
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Autowired JdbcTemplate jdbc,
            @Autowired MeterRegistry registry,
            @Autowired CopyPauses pauses,
            @Autowired ConsumerFactory<byte[], byte[]> consumers) {
        this.testRides = testRides;
        this.group = group;
        this.jdbc = jdbc;
        this.registry = registry;
        this.pauses = pauses;
        this.resort = testRides.newResort();
        this.letters = consumers.createConsumer("unclassified-error-it", "");
    }

    /** Creates the partition, to which the triggers apply, and a skier day. */
    @BeforeEach
    void storeFirstRides() {
        pauses.end();
        sendAndAwait(rides(1, 300));
        assertThat(testRides.storedAt(resort)).isEqualTo(300);
        List<TopicPartition> partitions = letters.partitionsFor(Topics.LIFT_RIDES_DLT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        letters.assign(partitions);
        letters.seekToEnd(partitions);
        partitions.forEach(letters::position);
    }

    /** Stores the rejected ride too: other tests read all records again. */
    @AfterEach
    void dropTriggers() {
        letters.close();
        jdbc.execute("DROP FUNCTION IF EXISTS reject_row CASCADE");
        sendAndAwait(rides(777, 777));
    }

    @Test
    void storesABatchWithDuplicatesWhoseCopyFailsWithAnInternalError() {
        rejectOn("lift_ride", "current_query() LIKE 'COPY%'");
        double rejected = copies("rejected");

        sendAndAwait(rides(201, 5_000));

        assertExact(5_000);
        assertThat(copies("rejected")).isGreaterThan(rejected);
        assertThat(newLetters()).isEmpty();
    }

    @Test
    void countsADuplicateThatEveryStatementRejects() {
        rejectOn("lift_ride", "NEW.skier_id <= 3");

        sendAndAwait(rides(1, 10));

        assertExact(300);
        assertThat(newLetters()).isEmpty();
    }

    @Test
    void publishesOnlyTheRideThatIsRejectedAlways() {
        rejectOn("lift_ride", "NEW.skier_id = 777");

        sendAndAwait(rides(301, 1_000));

        assertThat(newLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(TestRides.utf8("777"));
            assertThat(reason(letter)).isEqualTo("PostgreSQL rejects the ride: rejected (SQLSTATE XX000)");
        });
        assertExact(999);
    }

    @Test
    void storesABatchWhoseNewSkierDaysACopyCannotInsert() {
        rejectOn("skier_day", "current_query() LIKE 'COPY%'");

        sendAndAwait(rides(301, 2_000));

        assertExact(2_000);
        assertThat(newLetters()).isEmpty();
    }

    @Test
    void publishesOnlyTheRidesOfASkierDayThatIsRejectedAlways() {
        rejectOn("skier_day", "NEW.skier_id = 777");

        sendAndAwait(rides(301, 2_000));

        assertThat(newLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(TestRides.utf8("777")));
        assertExact(1_999);
    }

    @Test
    void publishesOnlyTheRideThatIsRejectedAtTheCommit() {
        rejectOn("skier_day", "NEW.skier_id = 777");
        jdbc.execute("DROP TRIGGER reject_row ON skier_day");
        jdbc.execute("""
                CREATE CONSTRAINT TRIGGER reject_row AFTER INSERT OR UPDATE ON skier_day
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reject_row()
                """);

        sendAndAwait(rides(301, 1_000));

        assertThat(newLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(TestRides.utf8("777")));
        assertExact(999);
    }

    private void assertExact(int stored) {
        assertThat(testRides.storedAt(resort)).isEqualTo(stored);
        assertThat(testRides.wrongTotals()).isZero();
    }

    /** The error concerns this test's resort only. Insertions of the parent's rows fire it on its partitions. */
    private void rejectOn(String table, String condition) {
        jdbc.execute("""
                CREATE FUNCTION reject_row() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.resort_id = %d AND %s THEN
                        RAISE EXCEPTION 'rejected' USING ERRCODE = 'XX000';
                    END IF;
                    RETURN NEW;
                END $$
                """.formatted(resort, condition));
        jdbc.execute("CREATE TRIGGER reject_row BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION reject_row()"
                .formatted(table));
    }

    private void sendAndAwait(List<LiftRide> rides) {
        testRides.send(rides);
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
    }

    private List<LiftRide> rides(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList();
    }

    private double copies(String result) {
        return registry.get("liftline.consumer.copies")
                .tag("result", result)
                .counter()
                .count();
    }

    /** All letters since the first rides. Offsets are committed after the letters, so none follows. */
    private List<ConsumerRecord<byte[], byte[]>> newLetters() {
        Map<TopicPartition, Long> ends = letters.endOffsets(letters.assignment());
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        await().atMost(TIMEOUT).until(() -> {
            letters.poll(POLL).forEach(found::add);
            return ends.entrySet().stream().allMatch(end -> letters.position(end.getKey()) >= end.getValue());
        });
        return found;
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        byte[] value = Objects.requireNonNull(letter.headers().lastHeader(Topics.DLT_REASON_HEADER))
                .value();
        return new String(value, StandardCharsets.UTF_8);
    }
}
