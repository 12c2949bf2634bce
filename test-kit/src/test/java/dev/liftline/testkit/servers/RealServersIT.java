package dev.liftline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.RideTopics;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@RealServers
@SpringJUnitConfig
@TestConstructor(autowireMode = AutowireMode.ALL)
class RealServersIT {

    @Configuration
    static class NoBeans {}

    private final String databaseUrl;
    private final String bootstrap;

    RealServersIT(Environment environment) {
        databaseUrl = environment.getRequiredProperty("LIFTLINE_DB_URL");
        bootstrap = environment.getRequiredProperty("LIFTLINE_KAFKA_BOOTSTRAP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void postgresKeepsItsDataAfterAStopAndAKill(boolean gently) throws Exception {
        execute("DROP TABLE IF EXISTS kept", "CREATE TABLE kept AS SELECT 42 AS answer");

        bounce(TestServers.postgres(), gently);

        try (var connection = DriverManager.getConnection(databaseUrl, "liftline", "");
                var row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void kafkaAcknowledgesRecordsAfterAStopAndAKill(boolean gently) throws Exception {
        RideTopics.create(bootstrap);
        bounce(TestServers.kafka(), gently);

        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(Topics.LIFT_RIDES, "7", "kept"))
                    .get();

            assertThat(sent.hasOffset()).isTrue();
        }
    }

    private void execute(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl, "liftline", "");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void bounce(TestServer server, boolean gently) {
        if (gently) {
            server.stop();
        } else {
            server.kill();
        }
        server.start();
    }
}
