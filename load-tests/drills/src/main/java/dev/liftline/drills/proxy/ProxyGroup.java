package dev.liftline.drills.proxy;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Several proxies that get the same faults. Thread-safe. */
public final class ProxyGroup implements FaultControl {

    private final List<FaultProxy> proxies;

    /** @param proxies at least one: a fault without proxies would have no effect */
    public ProxyGroup(Collection<FaultProxy> proxies) {
        if (proxies.isEmpty()) {
            throw new IllegalArgumentException("no proxy");
        }
        this.proxies = List.copyOf(proxies);
    }

    /** The number of open connections. */
    public int connections() {
        return proxies.stream().mapToInt(FaultProxy::connections).sum();
    }

    @Override
    public void pass() {
        each(FaultProxy::pass);
    }

    @Override
    public void slow(LinkDelay toServer, LinkDelay toClient) {
        each(proxy -> proxy.slow(toServer, toClient));
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
        each(proxy -> proxy.resetAfter(bytes));
    }

    @Override
    public void halfOpen(Side gone) {
        each(proxy -> proxy.halfOpen(gone));
    }

    private void each(Consumer<FaultProxy> change) {
        proxies.forEach(change);
    }

    @Override
    public String toString() {
        return proxies.toString();
    }
}
