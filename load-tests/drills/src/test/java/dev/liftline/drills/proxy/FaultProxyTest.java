package dev.liftline.drills.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.drills.proxy.FaultProxy.Side;
import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final LinkDelay FOREVER = new LinkDelay(Duration.ofHours(1), Duration.ZERO);

    private final EchoServer server = new EchoServer();
    private final FaultProxy proxy = FaultProxy.open("test → echo", server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesAndTheEndOfBothDirections() throws IOException {
        try (var client = connectAndAsk()) {
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> server.connections() == 0 && proxy.connections() == 0);
    }

    @Test
    void jitterKeepsTheOrderOfBytes() throws Exception {
        proxy.slow(
                new LinkDelay(Duration.ofMillis(2), Duration.ofMillis(2)),
                new LinkDelay(Duration.ofMillis(3), Duration.ofMillis(9)));
        var sent = new byte[1_000_000];
        new Random(7).nextBytes(sent);
        try (var client = connect()) {
            var sending = CompletableFuture.runAsync(() -> write(client, sent));
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            sending.join();
        }
    }

    @Test
    void delaysBytesUntilTheDelayEnds() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "now")).isEqualTo("now");
            proxy.slow(LinkDelay.NONE, FOREVER);
            assertThatThrownBy(() -> ask(client, "later")).isInstanceOf(SocketTimeoutException.class);
        }
        proxy.slow(LinkDelay.NONE, new LinkDelay(Duration.ofMillis(5), Duration.ZERO));
        connectAndAsk().close();
    }

    @Test
    void cutResetsOpenConnectionsAndRefusesNewOnes() throws IOException {
        try (var client = connectAndAsk()) {
            proxy.cut();
            assertThatThrownBy(() -> ask(client, "anybody?")).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        await().until(() -> server.connections() == 0);

        proxy.pass();
        connectAndAsk().close();
    }

    @Test
    void blackHolePassesNothingAndDeliversHeldBytesWhenCleared() throws IOException {
        try (var client = connectAndAsk()) {
            proxy.blackHole();
            assertThatThrownBy(() -> ask(client, "lost?")).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(this::connect).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.connections()).isEqualTo(1);

            proxy.pass();
            assertThat(read(client, 5)).isEqualTo("lost?");
            connectAndAsk().close();
        }
    }

    @Test
    void resetsAResponseAtTheGivenByte() throws IOException {
        try (var client = connectAndAsk()) {
            proxy.resetAfter(3);
            assertThatThrownBy(() -> ask(client, "abcdef")).isInstanceOf(SocketException.class);
        }
        await().until(() -> server.connections() == 0);
    }

    @Test
    void theServerKeepsTheConnectionOfAVanishedClient() throws IOException {
        try (var client = connectAndAsk()) {
            proxy.halfOpen(Side.CLIENT);
            assertThatThrownBy(() -> ask(client, "anybody?")).isInstanceOf(SocketException.class);
        }
        try (var _ = connectAndAsk()) {
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void theClientKeepsTheConnectionToAVanishedServer() throws IOException {
        try (var client = connectAndAsk()) {
            proxy.halfOpen(Side.SERVER);
            await().until(() -> server.connections() == 0);
            assertThatThrownBy(() -> ask(client, "anybody?")).isInstanceOf(SocketTimeoutException.class);
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void resetsConnectionsWhileTheTargetIsDown() throws IOException {
        server.close();

        assertThatThrownBy(() -> {
                    try (var client = connect()) {
                        ask(client, "anybody?");
                    }
                })
                .isInstanceOf(SocketException.class);
    }

    private Socket connect() throws IOException {
        var client = new Socket();
        client.connect(new InetSocketAddress(Ports.LOOPBACK, proxy.port()), 700);
        client.setSoTimeout(700);
        return client;
    }

    /** A connection through which the server responds. */
    private Socket connectAndAsk() throws IOException {
        var client = connect();
        assertThat(ask(client, "hello")).isEqualTo("hello");
        return client;
    }

    private static String ask(Socket client, String question) throws IOException {
        client.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
        return read(client, question.length());
    }

    private static String read(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
