package dev.liftline.drills.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * One direction of a connection: a thread reads, another writes when the time has come, so that a late byte does not hold up the
 * next one. What is under way is bounded, as a network's window is.
 */
final class Pump {

    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS_UNDER_WAY = 256;

    private final Socket from;
    private final Socket to;
    private final Side towards;
    private final FaultState weather;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);
    private long latestDue;
    private Fault counted = Fault.passing();
    private long sinceThen;

    Pump(Socket from, Socket to, Side towards, FaultState weather) {
        this.from = from;
        this.to = to;
        this.towards = towards;
        this.weather = weather;
    }

    private record Chunk(ByteBuffer bytes, long due) {}

    /** Looks at bytes before they go on and returns how many do. */
    @FunctionalInterface
    interface Limit {
        int of(byte[] bytes, int length);
    }

    /**
     * Reads until the sender has finished.
     *
     * @return false where the limit wants the connection to be broken
     */
    boolean read(Limit limit) throws IOException, InterruptedException {
        var input = from.getInputStream();
        var buffer = new byte[CHUNK];
        while (true) {
            int length = input.read(buffer);
            int allowed = length < 0 ? 0 : Math.min(limit.of(buffer, length), allowance(length));
            if (allowed > 0 || length < 0) {
                underWay.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, allowed)), due()));
            }
            if (length < 0) {
                return true;
            }
            if (allowed < length) {
                return false;
            }
        }
    }

    /** Writes until everything was written that the sender sent, and tells the receiver of the end. */
    void write() throws IOException, InterruptedException {
        var output = to.getOutputStream();
        while (true) {
            var chunk = underWay.take();
            sleepUntil(chunk.due());
            weather.awaitSound();
            if (!chunk.bytes().hasRemaining()) {
                to.shutdownOutput();
                return;
            }
            output.write(chunk.bytes().array());
            sleepUntil(System.nanoTime()
                    + weather.now().towards(towards).duration(chunk.bytes().limit()));
        }
    }

    private long due() {
        latestDue = Math.max(
                latestDue, System.nanoTime() + weather.now().towards(towards).delay());
        return latestDue;
    }

    private int allowance(int length) {
        var now = weather.now();
        if (towards == Side.SERVER || now.resetAfter() == Long.MAX_VALUE) {
            return length;
        }
        if (counted != now) {
            counted = now;
            sinceThen = 0;
        }
        int allowed = Math.toIntExact(Math.min(length, now.resetAfter() - sinceThen));
        sinceThen += allowed;
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
