package dev.liftline.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** TCP ports on loopback. Reserved ports never collide with those that another JVM of this user reserves. Thread-safe. */
public final class Ports {

    /** The address that everything on this machine listens on. */
    public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    // Below the range from which Linux and macOS take ports of outgoing connections: none of those takes the port of a
    // server that is down for a moment.
    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;

    // While a child process is forked it holds the parent's open sockets. A check opens a socket, so that a port can
    // seem to be in use for a moment when another process starts.
    private static final Duration FREE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final PortReservations RESERVATIONS =
            new PortReservations(CacheDirectory.ofUser().resolve("ports"));

    private Ports() {}

    /** Reserves a free port until this JVM ends or {@link #release}s it. */
    public static int reserve() {
        return RESERVATIONS.reserveAny(FIRST, LAST);
    }

    /** Reserves the first free port from {@code first} on that is not excluded. */
    public static int reserveFrom(int first, IntPredicate excluded) {
        return RESERVATIONS.reserve(IntStream.range(first, first + 100).filter(excluded.negate()));
    }

    /** Ends a reservation. Does nothing if this JVM did not reserve the port. */
    public static void release(int port) {
        RESERVATIONS.release(port);
    }

    /** Whether nothing listens on the port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Waits up to one second until the port is free.
     *
     * @throws StartException if it is still in use; the message names {@code process}, which needs it
     */
    public static void requireFree(int port, String process) {
        long start = System.nanoTime();
        while (!isFree(port)) {
            if (System.nanoTime() - start > FREE_TIMEOUT.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new StartException(
                        "Port %d, which %s needs, is taken by %s: stop that program or choose other ports with --ports +1000."
                                .formatted(port, process, PortOwner.of(port).orElse("another program")));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }
}
