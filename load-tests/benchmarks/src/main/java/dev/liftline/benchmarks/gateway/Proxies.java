package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.benchmarks.traffic.StubBackends;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The gateway and nginx in front of the same backends, warm, each with a client; a third client has no proxy. */
final class Proxies implements AutoCloseable {

    /** Of each client. */
    static final int CONNECTIONS = 32;

    private static final int WARM_UP = 100_000;
    private static final double WARM_UP_RATE = 4_000;

    private final StubBackends backends;
    private final ReverseProxy nginx;
    private final LocalStack stack;
    private final long gatewayPid;
    private final MeasuredClient toGateway;
    private final MeasuredClient toNginx;
    private final MeasuredClient toBackend;
    private final ReferenceRideRequests rides = new ReferenceRideRequests(2099, 1);

    private Proxies(StubBackends backends, ReverseProxy nginx, LocalStack stack, Replica gateway) {
        this.backends = backends;
        this.nginx = nginx;
        this.stack = stack;
        this.gatewayPid = gateway.pid();
        URI backend = URI.create("http://" + backends.addresses().getFirst());
        this.toGateway = new MeasuredClient(gateway.url(), CONNECTIONS, 201, gatewayPid);
        this.toNginx = new MeasuredClient(nginx.url(), CONNECTIONS, 201, nginx.pid());
        this.toBackend = new MeasuredClient(
                backend, CONNECTIONS, 201, ProcessHandle.current().pid());
    }

    /** Starts and warms everything. */
    static Proxies start(BenchmarkContext context) throws Exception {
        StubBackends backends = new StubBackends(2);
        ReverseProxy nginx = ReverseProxy.nginx(context.directory(), backends.addresses());
        LocalStack stack = context.freshStack(Map.of());
        Replica gateway = stack.startUnlisted(
                Role.GATEWAY,
                "gateway-with-stub-backends",
                List.of(),
                Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", backends.addresses())));
        Proxies proxies = new Proxies(backends, nginx, stack, gateway);
        proxies.warmUp(context);
        return proxies;
    }

    private void warmUp(BenchmarkContext context) throws Exception {
        context.progress("warming up each target with %,d requests".formatted(WARM_UP));
        for (MeasuredClient client : List.of(toNginx, toGateway, toBackend)) {
            client.send(Load.closed(WARM_UP, rides));
        }
        JitCompilers.awaitIdle(
                context, duration -> toGateway.send(Load.open(WARM_UP_RATE, duration, rides)), gatewayPid);
    }

    MeasuredClient toGateway() {
        return toGateway;
    }

    MeasuredClient toNginx() {
        return toNginx;
    }

    MeasuredClient toBackend() {
        return toBackend;
    }

    ReferenceRideRequests rides() {
        return rides;
    }

    /** @throws NotReconciledException unless each 201 is one POST that reached a backend */
    void reconcile() throws NotReconciledException {
        long created = toBackend.responses() + toGateway.responses() + toNginx.responses();
        NotReconciledException.require(
                backends.posts() == created,
                () -> "%d responses have status 201, but %d POSTs reached the backends"
                        .formatted(created, backends.posts()));
    }

    @Override
    public void close() {
        toBackend.close();
        toNginx.close();
        toGateway.close();
        stack.close();
        nginx.close();
        backends.close();
    }
}
