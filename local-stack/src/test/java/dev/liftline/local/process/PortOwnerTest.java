package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void namesTheProgramThatListensWithItsProcessId() throws IOException {
        try (var socket = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            assertThat(PortOwner.of(socket.getLocalPort()))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .startsWith("java ")
                            .endsWith(
                                    "(PID %d)".formatted(ProcessHandle.current().pid())));
        }
    }

    @Test
    void findsAListenerOnEveryAddress() throws IOException {
        try (var socket = ServerSocketChannel.open().bind(new InetSocketAddress((InetAddress) null, 0))) {
            assertThat(PortOwner.of(socket.socket().getLocalPort())).isPresent();
        }
    }

    @Test
    void isEmptyForAFreePort() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            port = socket.getLocalPort();
        }

        assertThat(PortOwner.of(port)).isEmpty();
    }

    @Test
    void readsTheOutputOfLsof() {
        assertThat(PortOwner.parseLsof("p4711\ncnginx\nf6\n")).contains("nginx (PID 4711)");
        assertThat(PortOwner.parseLsof("")).isEmpty();
    }
}
