package dev.liftline.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.liftline.query.board.flow.FlowProperties;
import dev.liftline.query.board.flow.MetricsTargets;
import dev.liftline.query.board.flow.ReplicaSample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpReplicaSamplesTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private HttpReplicaSamples samples = asking(1, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        samples.destroy();
    }

    @Test
    void aProcessThatSendsHeadersAndThenNothingIsAway() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Future<Integer> afterRequest = started(() -> sendHeaders(server));
            samples = asking(server.getLocalPort(), Duration.ofMillis(300));

            assertThat(started(samples::take).get(30, TimeUnit.SECONDS))
                    .containsExactly(new ReplicaSample("ingest", "ingest-1", null));
            assertThat(afterRequest.get(30, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "3, false"})
    void aProcessThatSendsMoreThanTwoMebibytesIsAway(int mebibytes, boolean up) throws Exception {
        byte[] body = ("liftline_consumer_lag_records 7\n" + "#\n".repeat(mebibytes * 512 * 1024))
                .getBytes(StandardCharsets.US_ASCII);
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            samples = asking(server.getAddress().getPort(), Duration.ofSeconds(10));

            assertThat(samples.take())
                    .singleElement()
                    .satisfies(sample -> assertThat(sample.figures() != null).isEqualTo(up));
        } finally {
            server.stop(0);
        }
    }

    private static <T> Future<T> started(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.startVirtualThread(future);
        return future;
    }

    private static HttpReplicaSamples asking(int port, Duration timeout) {
        String target = "ingest/ingest-1=http://127.0.0.1:" + port + "/actuator/prometheus";
        return new HttpReplicaSamples(new FlowProperties(MetricsTargets.from(target), Duration.ofSeconds(5), timeout));
    }

    /** Returns what comes after the request: -1 if the client closes the connection. */
    private static int sendHeaders(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }
}
