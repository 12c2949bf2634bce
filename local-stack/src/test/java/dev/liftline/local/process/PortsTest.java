package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesAPortInUseAndTheProcessThatNeedsIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "Kafka"))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + ", which Kafka needs, is taken by ");
        }
    }

    /** A forked process holds the sockets of a port check until it executes its program. */
    @Test
    void requiresAFreePortWhileProcessesStart() throws Exception {
        var done = new AtomicBoolean();
        try (var starts = Executors.newSingleThreadExecutor()) {
            var starting = starts.submit(() -> {
                while (!done.get()) {
                    new ProcessBuilder("true").start().waitFor();
                }
                return null;
            });
            try {
                assertThatCode(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                Ports.requireFree(Ports.reserve(), "a replica");
                            }
                        })
                        .doesNotThrowAnyException();
            } finally {
                done.set(true);
            }
            starting.get();
        }
    }

    @Test
    void reservesNoPortTwice() {
        var ports = IntStream.range(0, 50).map(i -> Ports.reserve()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates();
        assertThatCode(() -> Ports.requireFree(ports.getFirst(), "Redis")).doesNotThrowAnyException();
    }

    @Test
    void reservesTheFirstPortThatIsNeitherUsedNorReserved() throws IOException {
        try (var used = new ServerSocket(Ports.reserve(), 1, Ports.LOOPBACK)) {
            var first = used.getLocalPort();

            var second = Ports.reserveFrom(first, port -> port == first + 1);
            var third = Ports.reserveFrom(first, port -> port == first + 1);
            assertThat(second).isGreaterThan(first + 1).isLessThan(third);

            Ports.release(second);
            assertThat(Ports.reserveFrom(first, port -> port == first + 1)).isEqualTo(second);
        }
    }
}
