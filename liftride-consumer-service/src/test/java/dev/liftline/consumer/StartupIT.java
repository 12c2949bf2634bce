package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.testkit.servers.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.servlet.client.RestTestClient;

@RunningConsumer
class StartupIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final Environment environment;
    private final int resort;
    private int sent;

    StartupIT(@Autowired TestRides testRides, @Autowired TestConsumerGroup group, @Autowired Environment environment) {
        this.testRides = testRides;
        this.group = group;
        this.environment = environment;
        this.resort = testRides.newResort();
    }

    @AfterEach
    void startEverything() {
        TestServers.postgres().start();
    }

    @Test
    void becomesReadyWhenPostgresIsAvailable() {
        TestServers.postgres().stop();
        try (ConfigurableApplicationContext replica = startReplica(Map.of())) {
            RestTestClient probes = probes(replica);
            assertThat(status(probes, "/livez")).isEqualTo(HttpStatus.OK);
            assertThat(status(probes, "/readyz")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

            TestServers.postgres().start();

            await().atMost(TIMEOUT).until(() -> status(probes, "/readyz") == HttpStatus.OK);
        }
    }

    @Test
    void isLiveAndNotReadyWithoutKafkaAndRedis() {
        try (ConfigurableApplicationContext replica = startReplica(Map.of(
                "LIFTLINE_KAFKA_BOOTSTRAP", "127.0.0.1:1",
                "LIFTLINE_REDIS_URL", "redis://127.0.0.1:1"))) {
            RestTestClient probes = probes(replica);

            assertThat(status(probes, "/livez")).isEqualTo(HttpStatus.OK);
            assertThat(status(probes, "/readyz")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(status(probes, "/actuator/deadletters")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @Test
    void sharesPartitionsBetweenReplicasAndTakesThemOver() {
        try (ConfigurableApplicationContext replica = startReplica(Map.of())) {
            await().atMost(TIMEOUT).until(() -> {
                sendSome();
                return replica.getBean(MeterRegistry.class)
                                .get("liftline.consumer.records")
                                .tag("result", "stored")
                                .counter()
                                .count()
                        > 0;
            });
        }
        sendSome();

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(sent);
        assertThat(testRides.wrongTotals()).isZero();
    }

    /** By default a broker rejects such a record. */
    @Test
    void storesARideWithATimestampHoursAhead() {
        ProducerRecord<byte[], byte[]> ride = TestRides.toRecord(TestRides.ride(resort, 1, 3, 10));
        long ahead = Instant.now().plus(Duration.ofHours(2)).toEpochMilli();
        ProducerRecord<byte[], byte[]> stamped =
                new ProducerRecord<>(ride.topic(), null, ahead, ride.key(), ride.value(), ride.headers());

        await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> testRides.publish(List.of(stamped)));

        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1);
    }

    private void sendSome() {
        testRides.send(IntStream.range(sent, sent + 200)
                .mapToObj(skier -> TestRides.ride(resort, 1 + skier, 3, 10))
                .toList());
        sent += 200;
    }

    private static RestTestClient probes(ConfigurableApplicationContext replica) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + replica.getEnvironment().getProperty("local.server.port"))
                .build();
    }

    private static HttpStatusCode status(RestTestClient client, String path) {
        return client.get().uri(path).exchange().returnResult(String.class).getStatus();
    }

    private ConfigurableApplicationContext startReplica(Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : List.of(
                "LIFTLINE_KAFKA_BOOTSTRAP",
                "LIFTLINE_DB_URL",
                "LIFTLINE_DB_USER",
                "LIFTLINE_DB_PASSWORD",
                "LIFTLINE_REDIS_URL")) {
            settings.put(name, environment.getRequiredProperty(name));
        }
        settings.putAll(others);
        settings.put("LIFTLINE_REPLICA", "second");
        settings.put("LIFTLINE_MANAGEMENT_PORT", "0");
        return new SpringApplicationBuilder(ConsumerApplication.class)
                .properties(settings)
                .run("--liftline.consumer.dead-letters.timeout=1s", "--spring.kafka.consumer.heartbeat-interval=300ms");
    }
}
