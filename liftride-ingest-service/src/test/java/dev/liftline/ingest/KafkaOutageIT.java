package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.testkit.servers.RealServers;
import dev.liftline.testkit.servers.TestServers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "LIFTLINE_OPEN=true"})
@RealServers
@ExtendWith(RideTopicCreation.class)
class KafkaOutageIT {

    private static final String JSON = "application/json";
    private static final String RIDE = "{\"time\":217,\"liftID\":21}";

    private final CircuitBreaker circuit;
    private final ScannerClient scanner;

    KafkaOutageIT(@Autowired CircuitBreaker circuit, @LocalServerPort int port) {
        this.circuit = circuit;
        this.scanner = new ScannerClient(port);
    }

    @AfterEach
    void restore() {
        TestServers.kafka().start();
        awaitRecording();
    }

    @Test
    void returns503WithoutKafkaAnd201OnceItIsBack() {
        awaitRecording();
        TestServers.kafka().stop();

        assertUnavailable(post());
        assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            postConcurrently().forEach(KafkaOutageIT::assertUnavailable);
            return circuit.getState() == State.OPEN;
        });
        HttpResponse<String> batch = scanner.post("/lift-rides", JSON, BatchIT.array(3));
        assertUnavailable(batch);

        TestServers.kafka().start();
        awaitRecording();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(post().statusCode()).isEqualTo(201);
            return circuit.getState() == State.CLOSED;
        });
    }

    private HttpResponse<String> post() {
        return scanner.post(ScannerClient.path(1), JSON, RIDE);
    }

    /** Sends as many rides as the circuit breaker judges. */
    private List<HttpResponse<String>> postConcurrently() {
        List<CompletableFuture<HttpResponse<String>>> responses = IntStream.range(0, 50)
                .mapToObj(_ -> scanner.postAsync(ScannerClient.path(1), JSON, RIDE))
                .toList();
        return responses.stream().map(CompletableFuture::join).toList();
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private void awaitRecording() {
        await().atMost(Duration.ofMinutes(1)).until(() -> post().statusCode() == 201);
    }
}
