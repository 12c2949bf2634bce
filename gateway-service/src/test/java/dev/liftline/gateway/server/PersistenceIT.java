package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connections stay open, which close, and what is still executed on those that close. */
class PersistenceIT {

    private static final String RIDE = "POST " + RunningGateway.RIDE + " HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}";

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
        replica.behaving(StubReplica.OK).seen().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nope HTTP/1.1\nHost: x\nContent-Length: 1\n\nx",
                "DELETE /resorts HTTP/1.1\nHost: x\nContent-Length: 1\n\nx",
                "POST /lift-rides HTTP/1.1\nHost: x\nExpect: miracle\nContent-Length: 1\n\nx",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Encoding: br\nContent-Length: 1\n\nx",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nzz\nx\n0\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: gzip, chunked\n\n1\nx\n0\n\n",
                "GET /livez HTTP/1.1\nHost: x\nConnection: close\n\n",
                "GET /livez HTTP/1.1\nHost: x\nConnection: close, TE\n\n",
                "GET /livez HTTP/1.1\nHost: x\nConnection: TE\nConnection: Close\n\n",
                "GET /livez HTTP/1.0\nHost: x\n\n",
                "GET /livez HTTP/1.0\nHost: x\nConnection: close, keep-alive\n\n"
            })
    void executesNothingAfterAResponseThatCloses(String first) {
        String responses = RawClient.sendBytes(gateway.port(), RawClient.crlf(first + RIDE));
        assertThat(responses)
                .startsWith("HTTP/1.")
                .contains("\r\nConnection: close\r\n")
                .doesNotContain(" 201 ");
        assertThat(responses.split("HTTP/1\\.[01] ", -1)).hasSize(2);
        // A request on another connection is forwarded later than anything that this connection could forward.
        assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        assertThat(replica.seen()).extracting(StubReplica.Seen::method).containsExactly("GET");
    }

    @Test
    void returns413AndExecutesNothingAfterIt() {
        String responses = RawClient.sendBytes(
                gateway.port(),
                RawClient.crlf(
                        "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 600000\n\n" + "x".repeat(600_000) + RIDE));
        assertThat(responses).startsWith("HTTP/1.1 413 ").contains("\r\nConnection: close\r\n");
        assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        assertThat(replica.seen()).extracting(StubReplica.Seen::method).containsExactly("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /nope HTTP/1.1\nHost: x\n\n",
                "GET /resorts?a=< HTTP/1.1\nHost: x\n\n",
                "DELETE /resorts HTTP/1.1\nHost: x\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Encoding: gzip\nContent-Length: 1\n\nx",
                "GET /resorts HTTP/1.1\nHost: x\nConnection: keep-alive, TE\n\n"
            })
    void executesAPipelinedRequestAfterAResponseThatKeepsTheConnection(String first) {
        String responses = RawClient.send(gateway.port(), first + RIDE);
        assertThat(responses).containsSubsequence("HTTP/1.1 ", "HTTP/1.1 201").doesNotContain("Connection:");
    }

    @Test
    void announcesThatAnHttp10ConnectionStaysOpen() {
        String responses = RawClient.send(gateway.port(), """
                GET /resorts HTTP/1.0
                Host: x
                Connection: keep-alive

                GET /nope HTTP/1.0
                Host: x
                Connection: Keep-Alive

                """ + RIDE);
        assertThat(responses)
                .containsSubsequence(
                        " 200 ", "\r\nConnection: keep-alive\r\n", " 404 ", "\r\nConnection: keep-alive\r\n", " 201 ");
    }

    @Test
    void sendsNoInterimResponseToHttp10() {
        String responses = RawClient.sendBytes(
                gateway.port(),
                RawClient.crlf("POST " + RunningGateway.RIDE
                        + " HTTP/1.0\nHost: x\nExpect: 100-continue\nContent-Length: 2\n\n{}"));
        assertThat(responses).contains(" 201 ").doesNotContain(" 100 ");
    }

    @Test
    void respondsToAClientThatHalfCloses() {
        HeldRequests held = new HeldRequests();
        replica.behaving(held);
        CompletableFuture<String> responses =
                CompletableFuture.supplyAsync(() -> RawClient.sendPart(gateway.port(), RIDE + RIDE));
        await().until(() -> held.size() == 1);
        held.release();
        await().until(() -> held.size() == 1);
        held.release();
        assertThat(responses.join()).containsSubsequence("HTTP/1.1 201", "HTTP/1.1 201");
    }

    @Test
    void closesTheConnectionOfAnIdleClientThatHalfCloses() {
        assertThat(RawClient.sendPart(gateway.port(), "")).isEmpty();
        assertThat(RawClient.sendPart(gateway.port(), "GET /res")).isEmpty();
    }
}
