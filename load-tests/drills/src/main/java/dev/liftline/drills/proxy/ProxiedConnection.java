package dev.liftline.drills.proxy;

import dev.liftline.drills.proxy.FaultProxy.Side;
import dev.liftline.drills.proxy.FaultState.Fault;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a proxy: two sockets, and in each direction one thread that reads and another that writes after the delay, so that
 * latency does not reduce the bandwidth. Thread-safe.
 */
final class ProxiedConnection {

    private static final int CHUNK = 16 * 1024;

    /** Bounds the bytes in transit, like a network's window. */
    private static final int MAX_CHUNKS = 256;

    private final Socket client;
    private final Socket server;
    private final FaultState state;
    private final Consumer<ProxiedConnection> ended;
    private final List<Thread> threads;
    private final AtomicInteger openDirections = new AtomicInteger(2);
    private volatile @Nullable Side gone;

    ProxiedConnection(
            Socket client,
            Socket server,
            ByteInspector inspector,
            FaultState state,
            Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.server = server;
        this.state = state;
        this.ended = ended;
        Direction toServer = new Direction(Side.CLIENT, Side.SERVER, inspector::toServer);
        Direction toClient = new Direction(Side.SERVER, Side.CLIENT, inspector::toClient);
        threads = List.of(
                thread(toServer::read, Side.CLIENT),
                thread(toServer::write, Side.SERVER),
                thread(toClient::read, Side.SERVER),
                thread(toClient::write, Side.CLIENT));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Resets both sockets. */
    void reset() {
        reset(client);
        reset(server);
        threads.forEach(Thread::interrupt);
        ended.accept(this);
    }

    /** Resets one socket; the other side receives nothing more. */
    void lose(Side side) {
        gone = side;
        reset(socket(side));
    }

    /** Closes with an RST instead of a FIN: bytes in transit are lost, and the peer's next operation fails. */
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is already closed.
        }
    }

    private Socket socket(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private interface Transfer {
        void run() throws IOException, InterruptedException;
    }

    /** A thread that reads from or writes to one side. */
    private Thread thread(Transfer transfer, Side side) {
        return Thread.ofVirtual().unstarted(() -> {
            try {
                transfer.run();
            } catch (IOException e) {
                // Resets the other side too, unless lose() reset this one.
                if (gone != side) {
                    reset();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** @param bytes none at the end of a direction */
    private record Chunk(ByteBuffer bytes, long due) {}

    /** Returns how many of the bytes may pass. */
    private interface Limit {
        int of(byte[] bytes, int length);
    }

    private final class Direction {

        private final Socket from;
        private final Socket to;
        private final Side receiver;
        private final Limit inspected;
        private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(MAX_CHUNKS);
        private long latestDue;
        private Fault countedFault = Fault.NONE;
        private long countedBytes;

        private Direction(Side sender, Side receiver, Limit inspected) {
            this.from = socket(sender);
            this.to = socket(receiver);
            this.receiver = receiver;
            this.inspected = inspected;
        }

        /** Reads until the sender closes its side; resets the connection if not all bytes may pass. */
        private void read() throws IOException, InterruptedException {
            var buffer = new byte[CHUNK];
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                int allowed = Math.min(inspected.of(buffer, length), allowance(length));
                if (allowed > 0) {
                    put(Arrays.copyOf(buffer, allowed));
                }
                if (allowed < length) {
                    reset();
                    return;
                }
            }
            put(new byte[0]);
            if (gone != null) {
                reset();
            }
        }

        private void put(byte[] bytes) throws InterruptedException {
            latestDue = Math.max(
                    latestDue, System.nanoTime() + state.now().delayTo(receiver).nanos());
            chunks.put(new Chunk(ByteBuffer.wrap(bytes), latestDue));
        }

        /** Writes everything that the sender sent, then closes this direction. */
        private void write() throws IOException, InterruptedException {
            for (Chunk chunk = next(); chunk.bytes().hasRemaining(); chunk = next()) {
                to.getOutputStream().write(chunk.bytes().array());
            }
            to.shutdownOutput();
            if (openDirections.decrementAndGet() == 0) {
                client.close();
                server.close();
                ended.accept(ProxiedConnection.this);
            }
        }

        private Chunk next() throws InterruptedException {
            Chunk chunk = chunks.take();
            TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
            state.awaitNoSilence();
            return chunk;
        }

        @SuppressWarnings("ReferenceEquality") // equal faults count separately
        private int allowance(int length) {
            var now = state.now();
            if (receiver == Side.SERVER || now.resetAfter() == Long.MAX_VALUE) {
                return length;
            }
            if (countedFault != now) {
                countedFault = now;
                countedBytes = 0;
            }
            int allowed = Math.toIntExact(Math.min(length, now.resetAfter() - countedBytes));
            countedBytes += allowed;
            return allowed;
        }
    }
}
