package dev.liftline.drills.proxy;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Several wires that share their fate. Thread-safe. */
public final class ProxyGroup implements FaultControl {

    private final List<FaultProxy> wires;

    /** @param wires at least one: a fault of nothing would go unnoticed */
    public ProxyGroup(Collection<FaultProxy> wires) {
        if (wires.isEmpty()) {
            throw new IllegalArgumentException("no wire");
        }
        this.wires = List.copyOf(wires);
    }

    /** Connections that are open at this moment. */
    public int connections() {
        return wires.stream().mapToInt(FaultProxy::connections).sum();
    }

    @Override
    public void pass() {
        each(FaultProxy::pass);
    }

    @Override
    public void slow(LinkDelay toServer, LinkDelay toClient) {
        each(wire -> wire.slow(toServer, toClient));
    }

    @Override
    public void cut() {
        each(FaultProxy::cut);
    }

    @Override
    public void blackHole() {
        each(FaultProxy::blackHole);
    }

    @Override
    public void resetAfter(long bytes) {
        each(wire -> wire.resetAfter(bytes));
    }

    @Override
    public void halfOpen(Side gone) {
        each(wire -> wire.halfOpen(gone));
    }

    private void each(Consumer<FaultProxy> change) {
        wires.forEach(change);
    }

    @Override
    public String toString() {
        return wires.toString();
    }
}
