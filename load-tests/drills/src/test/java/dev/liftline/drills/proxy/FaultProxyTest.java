package dev.liftline.drills.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final LinkDelay FOREVER = LinkDelay.of(Duration.ofHours(1), Duration.ZERO);

    private final EchoServer server = new EchoServer();
    private FaultProxy proxy = FaultProxy.open("", Ports.reserve(), 1);

    FaultProxyTest() throws IOException {}

    @BeforeEach
    void open() {
        proxy.close();
        proxy = FaultProxy.open("test → echo", Ports.reserve(), server.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesAndTheEndOfBothDirections() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> server.connections() == 0 && proxy.connections() == 0);
    }

    @Test
    void jitterKeepsTheOrderOfBytes() throws Exception {
        proxy.slow(
                LinkDelay.of(Duration.ofMillis(2), Duration.ofMillis(2)),
                new LinkDelay(Duration.ofMillis(3), Duration.ofMillis(9), 20_000_000));
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
        proxy.slow(LinkDelay.NONE, LinkDelay.of(Duration.ofMillis(5), Duration.ZERO));
        try (var another = connect()) {
            assertThat(ask(another, "again")).isEqualTo("again");
        }
    }

    @Test
    void cutResetsOpenConnectionsAndRefusesNewOnes() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.cut();
            assertThatThrownBy(() -> ask(client, "anybody?")).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        await().until(() -> server.connections() == 0);

        proxy.pass();
        try (var another = connect()) {
            assertThat(ask(another, "again")).isEqualTo("again");
        }
    }

    @Test
    void blackHolePassesNothingAndDeliversHeldBytesWhenCleared() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.blackHole();
            assertThatThrownBy(() -> ask(client, "lost?")).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(this::connect).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.connections()).isEqualTo(1);

            proxy.pass();
            assertThat(read(client, 5)).isEqualTo("lost?");
            try (var another = connect()) {
                assertThat(ask(another, "again")).isEqualTo("again");
            }
        }
    }

    @Test
    void resetsAResponseAtTheGivenByte() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.resetAfter(3);
            assertThatThrownBy(() -> ask(client, "abcdef")).isInstanceOf(SocketException.class);
        }
        await().until(() -> server.connections() == 0);
    }

    @Test
    void theServerKeepsTheConnectionOfAVanishedClient() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.halfOpen(Side.CLIENT);
            assertThatThrownBy(() -> ask(client, "anybody?")).isInstanceOf(SocketException.class);
        }
        try (var another = connect()) {
            assertThat(ask(another, "again")).isEqualTo("again");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void theClientKeepsTheConnectionToAVanishedServer() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
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
