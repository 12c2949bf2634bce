package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends requests that an HTTP client would not send. */
@IngestIntegrationTest
class MalformedHttpIT {

    private static final String POST = """
            POST /skiers/1/seasons/2025/days/7/skiers/1 HTTP/1.1
            Host: x
            Content-Type: application/json
            Connection: close
            """.replace("\n", "\r\n");

    private final int port;

    MalformedHttpIT(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /skiers/1%2F2/x HTTP/1.1~Host: x~~          | 400
                    GET /%zz HTTP/1.1~Host: x~~                     | 400
                    GET /skiers/%00 HTTP/1.1~Host: x~~              | 400
                    GET /../../etc/passwd HTTP/1.1~Host: x~~        | 400
                    GET /a\\b HTTP/1.1~Host: x~~                    | 400
                    GET / HTTP/1.1~~                                | 400
                    GET / HTTP/1.1~Host: x~Host: y~~                | 400
                    GET / HTTP/9.9~Host: x~~                        | 505
                    G@T / HTTP/1.1~Host: x~~                        | 400
                    POST / HTTP/1.1~Host: x~Content-Length: -1~~    | 400
                    POST / HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~ | 400
                    POST / HTTP/1.1~Host: x~Transfer-Encoding: nonsense~~ | 501
                    TRACE / HTTP/1.1~Host: x~~                      | 405
                    """)
    void returnsAProblemForRequestsThatTomcatRejects(String request, int status) throws IOException {
        String response = exchange(request.replace("~", "\r\n"));

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response).contains("Content-Type: application/problem+json");
        assertThat(response).contains("\"status\":" + status + ",\"detail\":");
        assertThat(response).doesNotContain("Tomcat", "<html", "Exception", "\tat ");
    }

    @Test
    void returnsAProblemForAHeaderOverTheLimit() throws IOException {
        String response = exchange("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void doesNotRecordAnIncompleteBody() throws IOException {
        String response = exchange(POST + "Content-Length: 100\r\n\r\n{\"time\":217,\"liftID\":21}");

        assertThat(response).doesNotContain(" 201 ");
    }

    @Test
    void doesNotRecordABrokenChunk() throws IOException {
        String response =
                exchange(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"time\":217,\"liftID\":21}\r\n0\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
