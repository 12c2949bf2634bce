package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;

/** A running process that is measured. */
interface Side extends AutoCloseable {

    /** Its version, as text. */
    String version();

    long pid();

    /** Brings the process to its steady speed. */
    void warmUp(BenchmarkContext context) throws Exception;

    PeerRound measure() throws Exception;

    /** Stops the process if the side started it. */
    @Override
    void close();
}
