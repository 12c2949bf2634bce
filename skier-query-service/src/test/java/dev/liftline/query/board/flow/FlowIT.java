package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service reads its own metrics, and those of a process that is away. */
@QueryServiceTest
class FlowIT {

    private static final Path PROCESSES = file();

    private final Client client;
    private final Environment environment;

    FlowIT(Client client, Environment environment) {
        this.client = client;
        this.environment = environment;
    }

    @DynamicPropertySource
    static void processes(DynamicPropertyRegistry registry) {
        registry.add("LIFTLINE_QUERY_METRICS_TARGETS", () -> "file:" + PROCESSES);
        registry.add("LIFTLINE_QUERY_METRICS_INTERVAL", () -> "1s");
        registry.add("LIFTLINE_QUERY_METRICS_TIMEOUT", () -> "10s");
    }

    @Test
    void showsWhoRespondsAndHowManyReadsTheCacheServed() throws IOException {
        Files.writeString(PROCESSES, """
                query-web=http://127.0.0.1:%s/actuator/prometheus
                ingest/ingest-1=http://127.0.0.1:1/actuator/prometheus
                """.formatted(environment.getRequiredProperty("local.management.port")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            client.get("/board/day?resort=8&season=1990&day=2");
            JsonNode flow = flow();
            assertThat(flow.path("replicas").toString())
                    .isEqualTo("""
                    [{"service":"query-web","name":"%s","up":true},{"service":"ingest","name":"ingest-1","up":false}]""".formatted(environment.getRequiredProperty("spring.application.group")));
            assertThat(flow.path("cacheHitRatio").isNumber()).isTrue();
            assertThat(flow.path("acceptedPerSecond").doubleValue()).isZero();
            assertThat(flow.path("lag").isNull()).isTrue();
        });
    }

    private JsonNode flow() {
        HttpResponse<String> response = client.get("/board/flow");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        return JsonMapper.shared().readTree(response.body());
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("processes", ".list");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
