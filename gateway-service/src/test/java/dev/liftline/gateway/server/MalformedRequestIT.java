package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestIT {

    private static final String TWO_VALID_REQUESTS = """
            GET /resorts HTTP/1.1
            Host: x

            POST /lift-rides HTTP/1.1
            Host: x
            Content-Length: 2

            []""";

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
    @ValueSource(
            strings = {
                "/resorts/../skiers/5/vertical",
                "/./resorts",
                "/resorts/%2e%2e/skiers",
                "/resorts/%2E%2e%2fskiers",
                "/skiers/5%2Fvertical",
                "//../resorts",
                "/skiers/5;jsessionid=1/vertical",
                "/resorts\\..\\skiers",
                "/resorts/%00",
                "/skiers/%%32e%%32e/vertical",
                "/skiers/%%331/vertical",
                "/resorts/caf\u00e9",
                "/resorts?a=%",
                "/resorts?a=%00",
                "/resorts?a=<b>",
                "http://user@elsewhere/resorts",
                "http:///resorts",
                "ftp://elsewhere/resorts",
                "resorts",
                "*"
            })
    void returns400ForATargetThatServersReadDifferently(String target) {
        assertProblem(
                RawClient.send(gateway.port(), "GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\nGET /resorts HTTP/1.1\nHost: x\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 5\nContent-Length: 6\n\n[]   GET /resorts HTTP/1.1\nHost: x\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 5, 6\n\n[]",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: +5\n\n[]   ",
                "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: -1\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: chunked, identity\n\n0\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: xchunked\n\n0\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: gzip\n\n0\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding:\n\n",
                "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: ,\n\n0\n\n",
                "POST /lift-rides HTTP/1.0\nHost: x\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST /lift-rides HTTP/1.0\nHost: x\nTransfer-Encoding: gzip, chunked\n\n0\n\n",
                "GET /resorts HTTP/1.1\nHost : x\n\n",
                "GET /resorts HTTP/1.1\nHost: x\n folded: 1\nX\u0000Y: 1\n\n",
                "GET /resorts HTTP/1.1\n\n",
                "GET /resorts HTTP/1.1\nHost: x\nHost: y\n\n",
                "GET /resorts HTTP/1.1\nHost: local\u00e9host\n\n",
                "GET /resorts HTTP/1.1\nHost: local host\n\n",
                "GET /resorts HTTP/1.0\nHost: local<host>\n\n",
                "GET /resorts HTTP/1.1\nHost: x\n: nameless\n\n",
                "GET  HTTP/1.1\nHost: x\n\n",
                "nonsense\n\n"
            })
    void returns400ForMalformedHttpAndClosesTheConnection(String request) {
        String response = RawClient.send(gateway.port(), request);
        assertProblem(response, 400);
        assertThat(response.split("HTTP/1\\.[01] ", -1))
                .as("one response, none to a smuggled request")
                .hasSize(2);
    }

    @Test
    void forwardsAnEscapeOfAnOrdinaryCharacter() {
        assertThat(gateway.get("/skiers/1%20/vertical?resort=1").statusCode()).isEqualTo(200);
        assertThat(replica.seen().getFirst().uri()).isEqualTo("/skiers/1%20/vertical?resort=1");
    }

    @Test
    void returns400ForBareLineFeeds() {
        byte[] request = "GET /resorts HTTP/1.1\nHost: x\n\n".getBytes(StandardCharsets.US_ASCII);
        assertProblem(RawClient.sendBytes(gateway.port(), request), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\n[]\n0\n\n", "2\n[]zz\n0\n\n", "-2\n[]\n0\n\n", "fffffffff\n[]\n0\n\n", "2 x\n[]\n0\n\n"})
    void returns400ForMalformedChunksAndClosesTheConnection(String chunks) {
        assertProblem(
                RawClient.send(
                        gateway.port(), "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n" + chunks),
                400);
    }

    @Test
    void returns400ForAMalformedChunkAfterAPipelinedRequest() {
        assertOnlyTheLastIsRejected(RawClient.send(gateway.port(), TWO_VALID_REQUESTS + """
                POST /lift-rides HTTP/1.1
                Host: x
                Transfer-Encoding: chunked

                zz
                """));
    }

    @Test
    void returns400ForATruncatedBodyAfterPipelinedRequests() {
        assertOnlyTheLastIsRejected(RawClient.sendPart(gateway.port(), TWO_VALID_REQUESTS + """
                POST /lift-rides HTTP/1.1
                Host: x
                Content-Length: 9

                []"""));
    }

    private void assertOnlyTheLastIsRejected(String responses) {
        assertThat(responses).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 201", "HTTP/1.1 400");
        assertThat(replica.seen()).extracting(StubReplica.Seen::method).containsExactly("GET", "POST");
    }

    @Test
    void returns400ForABodyThatTheClientDoesNotComplete() {
        assertProblem(
                RawClient.sendPart(gateway.port(), "POST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 9\n\n[]"), 400);
        assertProblem(
                RawClient.sendPart(
                        gateway.port(), "POST /lift-rides HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n2\n[]"),
                400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Transfer-Encoding: gzip, chunked", "Transfer-Encoding: identity\nTransfer-Encoding: chunked"})
    void returns501ForTransferCodingsOtherThanChunked(String codings) {
        assertProblem(
                RawClient.send(gateway.port(), "POST /lift-rides HTTP/1.1\nHost: x\n" + codings + "\n\n0\n\n"), 501);
    }

    @Test
    void countsEveryHeaderLine() {
        assertProblem(
                RawClient.send(gateway.port(), "GET /resorts HTTP/1.1\nHost: x\n" + "X-A: 1\n".repeat(64) + "\n"), 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "DELETE", "PUT", "PATCH", "OPTIONS", "BREW", "get"})
    void returns405WithAllowForOtherMethods(String method) {
        String response =
                RawClient.send(gateway.port(), method + " /resorts/1/seasons HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertProblem(response, 405);
        assertThat(response).containsIgnoringCase("allow: GET, HEAD, POST\r\n");
    }

    @Test
    void returns501ForConnect() {
        assertProblem(RawClient.send(gateway.port(), "CONNECT elsewhere:443 HTTP/1.1\nHost: elsewhere:443\n\n"), 501);
    }

    @Test
    void returns404ForUnknownPaths() {
        assertProblem(RawClient.send(gateway.port(), "GET /v3/api-docs HTTP/1.1\nHost: x\n\n"), 404);
        assertProblem(RawClient.send(gateway.port(), "GET /actuator/env HTTP/1.1\nHost: x\n\n"), 404);
    }

    @Test
    void respondsToPipelinedRequestsInOrder() {
        String response = RawClient.send(
                gateway.port(),
                "GET /nowhere HTTP/1.1\nHost: x\n\nPOST /lift-rides HTTP/1.1\nHost: x\nContent-Length: 2\n\n[]"
                        + "GET /resorts HTTP/1.1\nHost: x\n\n");
        assertThat(response).containsSubsequence("HTTP/1.1 404", "HTTP/1.1 201", "HTTP/1.1 200");
        assertThat(replica.seen()).extracting(StubReplica.Seen::method).containsExactly("POST", "GET");
    }

    @Test
    void respondsToHttp10() {
        String response = RawClient.send(gateway.port(), "GET /resorts HTTP/1.0\n\n");
        assertThat(response).startsWith("HTTP/1.").contains(" 200 ");
    }

    private static void assertProblem(String response, int status) {
        assertThat(response)
                .startsWith("HTTP/1.")
                .contains(" " + status + " ")
                .contains("application/problem+json")
                .containsIgnoringCase("X-Request-Id: ")
                .contains("\"message\":");
        assertThat(replica.seen()).isEmpty();
    }
}
