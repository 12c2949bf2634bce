package dev.liftline.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/** TCP ports on loopback. */
public final class Ports {

    /** Where everything on this machine listens. */
    public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    // Below the range from which Linux and macOS take the ports of outgoing connections, so that none of
    // those takes a port while its server is stopped for a moment.
    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;

    // A process that is being started holds what its parent had open until it is its own program. Looking
    // whether a port is free opens it, so that another process's start can seem to use the port for a moment.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /** A free port that this JVM has not handed out before. */
    public static synchronized int free() {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!GIVEN.contains(port) && isFree(port)) {
                GIVEN.add(port);
                return port;
            }
        }
        throw new StartException("No port between %d and %d is free.".formatted(FIRST, LAST));
    }

    /** The first free port from {@code first} on that is not taken for something else. */
    public static int nextFree(int first, IntPredicate taken) {
        for (int port = first; port < first + 100; port++) {
            if (!taken.test(port) && isFree(port)) {
                return port;
            }
        }
        throw new StartException("No port between %d and %d is free.".formatted(first, first + 99));
    }

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
     * Insists on a free port, which may become free within two seconds.
     *
     * @throws StartException naming the process that wants it
     */
    public static void requireFree(int port, String process) {
        long start = System.nanoTime();
        while (!isFree(port)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new StartException(
                        "Port %d, which %s needs, is in use: stop the program that listens there or choose another port."
                                .formatted(port, process));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
