package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.gateway.ReverseProxy;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.benchmarks.peers.process.PeerJvms;
import dev.liftline.benchmarks.peers.process.PeerJvms.Running;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.benchmarks.traffic.StubBackends;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares reverse proxies in front of the same backends. */
final class GatewayPeers {

    private static final int SEASON = 2099;

    private final List<HttpSide> sides = new ArrayList<>();

    private GatewayPeers() {}

    static List<Outcome> measure(BenchmarkContext context) throws Exception {
        return new GatewayPeers().compare(context);
    }

    private List<Outcome> compare(BenchmarkContext context) throws Exception {
        try (StubBackends backends = new StubBackends(2);
                LocalStack stack = context.freshStack(Map.of());
                Comparison comparison = new Comparison(context)) {
            List<String> addresses = backends.addresses();
            comparison.add(Peer.LIFTLINE_GATEWAY, () -> {
                Replica gateway = stack.startUnlisted(
                        Role.GATEWAY,
                        "gateway-with-stub-backends",
                        List.of(),
                        Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", addresses)));
                return side("", gateway.url(), gateway.pid(), () -> {});
            });
            comparison.add(Peer.NGINX, () -> side(ReverseProxy.nginx(context.directory(), addresses)));
            comparison.add(Peer.HAPROXY, () -> side(ReverseProxy.haproxy(context.directory(), addresses)));
            comparison.add(Peer.SPRING_CLOUD_GATEWAY, () -> {
                Running peer = new PeerJvms(context, stack).springCloudGateway(addresses);
                return side(peer.version(), peer.url(), peer.process().pid(), peer.process()::stop);
            });
            comparison.run();
            long created =
                    sides.stream().mapToLong(side -> side.client().responses()).sum();
            NotReconciledException.require(
                    backends.posts() == created,
                    () -> "%,d responses have status 201, but %,d POSTs reached the backends"
                            .formatted(created, backends.posts()));
            context.progress("%,d responses = %,d POSTs at the backends".formatted(created, backends.posts()));
            return comparison.outcomes();
        }
    }

    private HttpSide side(ReverseProxy proxy) {
        return side(proxy.version(), proxy.url(), proxy.pid(), proxy::close);
    }

    private HttpSide side(String version, URI url, long pid, Runnable stop) {
        HttpSide side = new HttpSide(version, url, pid, 201, new ReferenceRideRequests(SEASON, sides.size()), stop);
        sides.add(side);
        return side;
    }
}
