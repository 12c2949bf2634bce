package dev.liftline.local.wire;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Several wires that share their fate. Thread-safe. */
public final class Bundle implements Link {

    private final List<Wire> wires;

    /** @param wires at least one: a fault of nothing would go unnoticed */
    public Bundle(Collection<Wire> wires) {
        if (wires.isEmpty()) {
            throw new IllegalArgumentException("no wire");
        }
        this.wires = List.copyOf(wires);
    }

    /** Connections that are open at this moment. */
    public int connections() {
        return wires.stream().mapToInt(Wire::connections).sum();
    }

    @Override
    public void pass() {
        each(Wire::pass);
    }

    @Override
    public void slow(Lag toServer, Lag toClient) {
        each(wire -> wire.slow(toServer, toClient));
    }

    @Override
    public void cut() {
        each(Wire::cut);
    }

    @Override
    public void blackHole() {
        each(Wire::blackHole);
    }

    @Override
    public void resetAfter(long bytes) {
        each(wire -> wire.resetAfter(bytes));
    }

    @Override
    public void halfOpen(End gone) {
        each(wire -> wire.halfOpen(gone));
    }

    private void each(Consumer<Wire> change) {
        wires.forEach(change);
    }

    @Override
    public String toString() {
        return wires.toString();
    }
}
