package dev.liftline.drills.clients;

import java.net.URI;

/** The load balancer's view of one gateway. Used by the event loop only. */
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

    /** Not ready after two failed checks in a row. */
    boolean isReady() {
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
