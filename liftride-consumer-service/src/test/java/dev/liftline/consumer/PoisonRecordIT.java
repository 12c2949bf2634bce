package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

@RunningConsumer
class PoisonRecordIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final JdbcTemplate jdbc;
    private final ProducerFactory<byte[], byte[]> producers;
    private final RestTestClient endpoint;
    private final Consumer<byte[], byte[]> letters;
    private final int resort;

    PoisonRecordIT(
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Autowired JdbcTemplate jdbc,
            @Autowired ConsumerFactory<byte[], byte[]> consumers,
            @Autowired ProducerFactory<byte[], byte[]> producers,
            @LocalServerPort int port) {
        this.testRides = testRides;
        this.group = group;
        this.jdbc = jdbc;
        this.producers = producers;
        this.resort = testRides.newResort();
        this.endpoint = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/actuator/deadletters")
                .build();
        this.letters = consumers.createConsumer("poison-it", "");
        List<TopicPartition> partitions = letters.partitionsFor(Topics.LIFT_RIDES_DLT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        letters.assign(partitions);
        letters.seekToEnd(partitions);
        partitions.forEach(letters::position);
    }

    @AfterEach
    void closeLetters() {
        letters.close();
    }

    @Test
    void publishesMalformedRecordsUnchangedAndStoresTheOthers() {
        Map<String, byte @Nullable []> poison = poison();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        poison.forEach((name, value) -> {
            records.add(TestRides.toRecord(TestRides.ride(resort, records.size() + 1, 3, 10)));
            ProducerRecord<byte[], byte[]> bad = new ProducerRecord<>(Topics.LIFT_RIDES, TestRides.utf8(name), value);
            bad.headers().add("trace", new byte[] {1, (byte) 0xff});
            bad.headers().add("trace", new byte[0]);
            records.add(bad);
        });
        ProducerRecord<byte[], byte[]> future = TestRides.toRecord(TestRides.ride(resort, 999, 3, 10));
        future.headers().remove(Topics.SCHEMA_VERSION_HEADER).add(Topics.SCHEMA_VERSION_HEADER, TestRides.utf8("2.0"));
        records.add(future);

        testRides.publish(records);

        List<ConsumerRecord<byte[], byte[]>> found = newLetters(poison.size() + 1);
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(poison.size());
        assertThat(found).hasSize(poison.size() + 1).allSatisfy(letter -> {
            assertThat(header(letter, Topics.DLT_REASON_HEADER)).endsWith(".");
            assertThat(header(letter, Topics.DLT_PARTITION_HEADER)).matches("\\d+");
            assertThat(header(letter, Topics.DLT_OFFSET_HEADER)).matches("\\d+");
        });
        poison.forEach((name, value) -> assertThat(found)
                .filteredOn(letter -> Arrays.equals(letter.key(), TestRides.utf8(name)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(value);
                    assertThat(letter.headers().headers("trace"))
                            .extracting(header -> header.value().length)
                            .containsExactly(2, 0);
                }));
    }

    @Test
    void publishesOnlyTheRideThatPostgresRejectsWithTheReason() {
        jdbc.execute("ALTER TABLE lift_ride ADD CONSTRAINT test_limit CHECK (resort_id <> %d OR skier_id <> 13)"
                .formatted(resort));
        try {
            testRides.send(IntStream.rangeClosed(1, 200)
                    .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                    .toList());

            List<ConsumerRecord<byte[], byte[]>> found = newLetters(1);
            assertThat(found).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(TestRides.utf8("13"));
                assertThat(header(letter, Topics.DLT_REASON_HEADER))
                        .contains("PostgreSQL rejects the ride", "test_limit", "23514");
            });
            await().atMost(TIMEOUT).until(() -> group.lag() == 0);
            assertThat(testRides.storedAt(resort)).isEqualTo(199);
            assertThat(testRides.wrongTotals()).isZero();
        } finally {
            jdbc.execute("ALTER TABLE lift_ride DROP CONSTRAINT test_limit");
        }
    }

    /** Kafka limits the compressed size of a record, its producers the uncompressed size. */
    @Test
    void publishesALetterWithoutContentIfTheRecordIsTooLarge() throws Exception {
        Map<String, Object> large = Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 * 1024 * 1024);
        try (var producer = producers.copyWithConfigurationOverride(large).createProducer()) {
            producer.send(new ProducerRecord<>(Topics.LIFT_RIDES, new byte[3 * 1024 * 1024]))
                    .get();
        }

        assertThat(newLetters(1)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEmpty();
            assertThat(header(letter, Topics.DLT_REASON_HEADER)).contains("too large for a dead letter");
            assertThat(header(letter, Topics.DLT_OFFSET_HEADER)).matches("\\d+");
        });
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
    }

    @Test
    void listsDeadLettersAndReplaysThemOnce() {
        endpoint.post().exchange().expectStatus().isOk();
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        long stillMalformed = pending();
        jdbc.execute("ALTER TABLE lift_ride ADD CONSTRAINT test_limit CHECK (resort_id <> %d)".formatted(resort));
        try {
            testRides.send(List.of(TestRides.ride(resort, 4711, 3, 10), TestRides.ride(resort, 4712, 3, 10)));
            await().atMost(TIMEOUT).until(() -> pending() == stillMalformed + 2);
        } finally {
            jdbc.execute("ALTER TABLE lift_ride DROP CONSTRAINT test_limit");
        }
        endpoint.get()
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.letters[0].reason")
                .value(String.class, reason -> assertThat(reason).contains("test_limit"))
                .jsonPath("$.letters[0].value")
                .value(String.class, value -> assertThat(value).contains("\"resortId\":" + resort))
                .jsonPath("$.letters[0].receivedFrom")
                .value(String.class, from -> assertThat(from).matches("\\d+/\\d+"));

        endpoint.post()
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.replayed")
                .isEqualTo(stillMalformed + 2);

        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 2);
        await().atMost(TIMEOUT).until(() -> pending() == stillMalformed);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(2);
    }

    private long pending() {
        Map<?, ?> letters = endpoint.get()
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return letters != null && letters.get("pending") instanceof Number pending ? pending.longValue() : -1;
    }

    private List<ConsumerRecord<byte[], byte[]>> newLetters(int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        await().atMost(TIMEOUT).until(() -> {
            letters.poll(Duration.ofMillis(200)).forEach(found::add);
            return found.size() >= atLeast;
        });
        return found;
    }

    private Map<String, byte @Nullable []> poison() {
        String good = new String(
                TestRides.toRecord(TestRides.ride(resort, 998, 3, 10)).value(), StandardCharsets.UTF_8);
        Map<String, byte @Nullable []> poison = new HashMap<>();
        poison.put("no value", null);
        poison.put("empty", new byte[0]);
        poison.put("not json", TestRides.utf8("Grüezi"));
        poison.put("bytes", new byte[] {(byte) 0xff, 0, 13, 10});
        poison.put("array", TestRides.utf8("[" + good + "]"));
        poison.put("cut off", TestRides.utf8(good.substring(0, good.length() / 2)));
        poison.put("field missing", TestRides.utf8(good.replace("\"time\":10,", "")));
        poison.put("text for a number", TestRides.utf8(good.replace("\"time\":10", "\"time\":\"10\"")));
        poison.put("fraction", TestRides.utf8(good.replace("\"time\":10", "\"time\":10.5")));
        poison.put("out of range", TestRides.utf8(good.replace("\"time\":10", "\"time\":1441")));
        poison.put("repeated key", TestRides.utf8(good.replace("\"time\":10", "\"time\":10,\"time\":10")));
        poison.put("two rides", TestRides.utf8(good + good));
        return poison;
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
