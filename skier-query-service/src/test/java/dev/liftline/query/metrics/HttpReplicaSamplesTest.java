package dev.liftline.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.liftline.query.board.flow.FlowProperties;
import dev.liftline.query.board.flow.MetricsTargets;
import dev.liftline.query.board.flow.ReplicaSample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    /** As behind a headless Service: one name, one port, an address for each process. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has more than one loopback address from the start")
    void asksEveryAddressOfAName() throws Exception {
        HttpServer first = serving("127.0.0.1", 0, "ingest-1");
        int port = first.getAddress().getPort();
        HttpServer second = serving("127.0.0.2", port, "ingest-2");
        try {
            samples = asking(
                    "ingest=http://ingest.test:" + port, name -> addresses("127.0.0.2", "127.0.0.1", "127.0.0.3"));

            assertThat(samples.take())
                    .extracting(ReplicaSample::name, sample -> sample.figures() != null)
                    .containsExactly(
                            tuple("ingest-1", true), tuple("ingest-2", true), tuple("127.0.0.3:" + port, false));
        } finally {
            first.stop(0);
            second.stop(0);
        }
    }

    @Test
    void asksAProcessWithAnIpv4AndAnIpv6AddressOnce() throws Exception {
        HttpServer server = serving("127.0.0.1", 0, "ingest-1");
        try {
            samples = asking(
                    "ingest=http://ingest.test:" + server.getAddress().getPort(),
                    name -> addresses("::1", "127.0.0.1"));

            assertThat(samples.take()).extracting(ReplicaSample::name).containsExactly("ingest-1");
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serving(String address, int port, String replica) throws IOException {
        byte[] body = ("liftline_ingest_rides_total{replica=\"" + replica + "\",result=\"acknowledged\"} 1.0\n")
                .getBytes(StandardCharsets.US_ASCII);
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private static InetAddress[] addresses(String... addresses) throws UnknownHostException {
        InetAddress[] resolved = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            resolved[i] = InetAddress.getByName(addresses[i]);
        }
        return resolved;
    }

    private static HttpReplicaSamples asking(String target, Addresses addresses) {
        return new HttpReplicaSamples(
                new FlowProperties(
                        MetricsTargets.from(target + "/actuator/prometheus"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)),
                addresses);
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
