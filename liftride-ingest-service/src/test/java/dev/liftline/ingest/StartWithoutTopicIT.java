package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.RideTopics;
import dev.liftline.testkit.servers.RealServers;
import dev.liftline.testkit.servers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The consumer may create the topic after ingest has started. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "LIFTLINE_OPEN=true", "LIFTLINE_REPLICA=ingest-without-topic"})
@RealServers
class StartWithoutTopicIT {

    private final ScannerClient scanner;

    StartWithoutTopicIT(@LocalServerPort int port) {
        this.scanner = new ScannerClient(port);
    }

    @BeforeAll
    static void deleteTheTopic() throws Exception {
        RideTopics.create(TestServers.kafkaBootstrap());
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrap()))) {
            admin.deleteTopics(List.of(Topics.LIFT_RIDES)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(Topics.LIFT_RIDES));
        }
    }

    @Test
    void returns503UntilTheTopicExists() throws Exception {
        assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);
        HttpResponse<String> unavailable = post();
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();

        RideTopics.create(TestServers.kafkaBootstrap());

        await().atMost(Duration.ofMinutes(1)).until(() -> post().statusCode() == 201);
    }

    private HttpResponse<String> post() {
        return scanner.post(ScannerClient.path(1), "application/json", "{\"time\":217,\"liftID\":21}");
    }
}
