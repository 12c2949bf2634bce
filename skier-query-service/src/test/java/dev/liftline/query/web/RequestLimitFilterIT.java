package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Limits the requests in flight. */
@QueryServiceTest
class RequestLimitFilterIT {

    /** Invalid, so that the request ends without a query. */
    private static final String BODY = "{\"year\":2026}";

    private final Client client;
    private final int port;
    private final int limit;
    private final List<Socket> waiting = new ArrayList<>();

    RequestLimitFilterIT(Client client, @LocalServerPort int port, WebProperties properties) {
        this.client = client;
        this.port = port;
        this.limit = properties.maxInFlightRequests();
    }

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    @Test
    void rejectsRequestsOverTheLimitWhileProbesSucceed() throws IOException {
        double rejected = client.meter("liftline_query_requests_rejected_total");
        for (int i = 0; i < limit; i++) {
            waiting.add(sendAllButTheLastByte());
        }
        await().until(() -> client.meter("liftline_query_requests_in_flight") == limit);

        HttpResponse<String> response = client.get("/skiers/1/seasons/2025/days/38/skiers/1");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).isEqualTo("""
                {"type":"about:blank","title":"Too Many Requests","status":429,\
                "detail":"Too many requests are in flight at this replica. Send it again.",\
                "message":"Too many requests are in flight at this replica. Send it again."}""");
        assertThat(client.meter("liftline_query_requests_rejected_total")).isEqualTo(rejected + 1);
        assertThat(client.get("/resorts").statusCode()).isEqualTo(429);
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);

        for (Socket socket : waiting) {
            socket.getOutputStream().write(BODY.charAt(BODY.length() - 1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ");
        }
        await().until(() -> client.meter("liftline_query_requests_in_flight") == 0);
        assertThat(client.get("/resorts").statusCode()).isEqualTo(200);
    }

    /** A request stays in flight until its body is complete. */
    private Socket sendAllButTheLastByte() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        String head =
                "POST /resorts/1/seasons HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + BODY.length() + "\r\n\r\n";
        socket.getOutputStream()
                .write((head + BODY.substring(0, BODY.length() - 1)).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
