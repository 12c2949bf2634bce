package dev.liftline.drills.clients;

import java.net.URI;

/** A gateway as the balancer before it sees it. For the event loop alone. */
final class GatewayTarget {

    private final URI url;
    private int failedChecks;
    private int connections;

    GatewayTarget(URI url) {
        this.url = url;
    }

    String host() {
        return url.getHost();
    }

    int port() {
        return url.getPort();
    }

    void checked(boolean ready) {
        failedChecks = ready ? 0 : failedChecks + 1;
    }

    /** Two checks in a row must fail, as usual for balancers. */
    boolean isIn() {
        return failedChecks < 2;
    }

    int connections() {
        return connections;
    }

    void opened() {
        connections++;
    }

    void closed() {
        connections--;
    }
}
