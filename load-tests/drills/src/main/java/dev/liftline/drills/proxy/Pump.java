package dev.liftline.drills.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Copies one direction of a connection. One thread reads and another writes after the delay, so that latency does not reduce the
 * bandwidth. The bytes in between are bounded, like a network's window.
 */
final class Pump {

    private static final int CHUNK = 16 * 1024;
    private static final int MAX_CHUNKS = 256;

    private final Socket from;
    private final Socket to;
    private final Side receiver;
    private final FaultState state;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(MAX_CHUNKS);
    private long latestDue;
    private Fault countedFault = Fault.none();
    private long countedBytes;

    Pump(Socket from, Socket to, Side receiver, FaultState state) {
        this.from = from;
        this.to = to;
        this.receiver = receiver;
        this.state = state;
    }

    private record Chunk(ByteBuffer bytes, long due) {}

    /** Returns how many of the bytes may pass. */
    @FunctionalInterface
    interface Limit {
        int of(byte[] bytes, int length);
    }

    /**
     * Reads until the sender closes its side.
     *
     * @return false if the connection must be reset because not all bytes may pass
     */
    boolean read(Limit limit) throws IOException, InterruptedException {
        var input = from.getInputStream();
        var buffer = new byte[CHUNK];
        while (true) {
            int length = input.read(buffer);
            int allowed = length < 0 ? 0 : Math.min(limit.of(buffer, length), allowance(length));
            if (allowed > 0 || length < 0) {
                chunks.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, allowed)), due()));
            }
            if (length < 0) {
                return true;
            }
            if (allowed < length) {
                return false;
            }
        }
    }

    /** Writes everything that the sender sent, then closes this direction. */
    void write() throws IOException, InterruptedException {
        var output = to.getOutputStream();
        while (true) {
            var chunk = chunks.take();
            sleepUntil(chunk.due());
            state.awaitNoSilence();
            if (!chunk.bytes().hasRemaining()) {
                to.shutdownOutput();
                return;
            }
            output.write(chunk.bytes().array());
            sleepUntil(System.nanoTime()
                    + state.now().delayTo(receiver).duration(chunk.bytes().limit()));
        }
    }

    private long due() {
        latestDue = Math.max(
                latestDue, System.nanoTime() + state.now().delayTo(receiver).delay());
        return latestDue;
    }

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

    private static void sleepUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
