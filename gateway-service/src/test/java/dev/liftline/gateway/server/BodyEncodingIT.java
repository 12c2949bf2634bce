package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyEncodingIT {

    private static final int LIMIT = 512 * 1024;

    private static StubReplica replica;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        replica = StubReplica.start();
        gateway = RunningGateway.on(List.of(replica));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        replica.close();
    }

    @AfterEach
    void forget() {
        replica.seen().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void forwardsAGzipBodyDecoded(String encoding) {
        assertThat(post(encoding, gzip(RunningGateway.RIDE_BODY)).statusCode()).isEqualTo(201);
        StubReplica.Seen seen = replica.seen().getFirst();
        assertThat(seen.body()).isEqualTo(RunningGateway.RIDE_BODY);
        assertThat(seen.headers())
                .containsEntry("content-length", Integer.toString(RunningGateway.RIDE_BODY.length()))
                .doesNotContainKey("content-encoding");
    }

    @Test
    void forwardsAnIdentityBody() {
        assertThat(post("identity", RunningGateway.RIDE_BODY.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(201);
        assertThat(replica.seen().getFirst().body()).isEqualTo(RunningGateway.RIDE_BODY);
    }

    @Test
    void forwardsADecodedBodyAtTheLimitAndReturns413OverIt() {
        assertThat(post("gzip", gzip("x".repeat(LIMIT))).statusCode()).isEqualTo(201);
        assertThat(replica.seen().getFirst().body()).hasSize(LIMIT);
        assertProblem(post("gzip", gzip("x".repeat(LIMIT + 1))), 413);
        assertProblem(post("gzip", gzip("x".repeat(100 * LIMIT))), 413);
        assertThat(replica.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd", "utf-8"})
    void returns415WithTheAcceptedEncodings(String encoding) {
        HttpResponse<String> response = post(encoding, gzip(RunningGateway.RIDE_BODY));
        assertProblem(response, 415);
        assertThat(response.headers().firstValue("Accept-Encoding")).hasValue("gzip, identity");
        assertThat(response.body()).contains("\"field\":\"Content-Encoding\"", "gzip or identity");
        assertThat(replica.seen()).isEmpty();
    }

    @Test
    void returns400ForBodiesThatAreNotGzip() {
        byte[] whole = gzip(RunningGateway.RIDE_BODY);
        byte[] corrupt = whole.clone();
        corrupt[corrupt.length - 6] ^= 1;
        for (byte[] body : List.of(
                RunningGateway.RIDE_BODY.getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length - 9),
                corrupt,
                new byte[] {1})) {
            HttpResponse<String> response = post("gzip", body);
            assertProblem(response, 400);
            assertThat(response.body()).contains("\"field\":\"body\"", "gzip");
        }
        assertThat(replica.seen()).isEmpty();
    }

    private static HttpResponse<String> post(String encoding, byte[] body) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/lift-rides"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
