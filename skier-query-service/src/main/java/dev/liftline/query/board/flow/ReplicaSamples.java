package dev.liftline.query.board.flow;

import java.util.List;

/** Asks the processes of the system. Thread-safe. */
@FunctionalInterface
public interface ReplicaSamples {

    /** Asks each of them at once, and waits for a limited time. */
    List<ReplicaSample> take();
}
