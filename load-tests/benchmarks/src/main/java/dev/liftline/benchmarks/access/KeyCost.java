package dev.liftline.benchmarks.access;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.benchmarks.traffic.StubBackends;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Compares the gateway's CPU of a POST with a scanner's key with that of an open gateway, in front of the same backends. */
public final class KeyCost {

    private static final int CREATED = 201;
    private static final int SEASON = 2099;

    private KeyCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (StubBackends backends = new StubBackends(2);
                LocalStack stack = context.closedStack(Map.of(Role.IDENTITY, 1))) {
            Replica closed =
                    gateway(stack, backends, "closed", "LIFTLINE_GATEWAY_KEY_RATE", ClosedAndOpen.UNREACHABLE_RATE);
            Replica open = gateway(stack, backends, "open", "LIFTLINE_OPEN", "true");
            try (MeasuredClient withKey = client(closed);
                    MeasuredClient withoutKey = client(open)) {
                Supplier<Request> rides = new ReferenceRideRequests(SEASON, 1);
                LocalSecrets secrets = stack.secrets();
                Supplier<Request> ridesWithKey = () -> {
                    Request ride = rides.get();
                    return ride.withKey(secrets.of(ride));
                };
                PairedComparison comparison =
                        new ClosedAndOpen(withKey, ridesWithKey, withoutKey, rides).compare(context, "with a key");
                long created = withKey.responses() + withoutKey.responses();
                NotReconciledException.require(
                        backends.posts() == created,
                        () -> "%,d responses have status 201, but %,d POSTs reached the backends"
                                .formatted(created, backends.posts()));
                return new Measurement(
                        comparison.ratio(),
                        ClosedAndOpen.SAMPLE,
                        List.of("CPU of a POST: " + comparison.summary(), comparison.steadiness()));
            }
        }
    }

    private static Replica gateway(
            LocalStack stack, StubBackends backends, String name, String variable, String value) {
        return stack.startUnlisted(
                Role.GATEWAY,
                "gateway-" + name,
                List.of(),
                Map.of(
                        "LIFTLINE_UPSTREAM_INGEST",
                        "static:" + String.join(",", backends.addresses()),
                        variable,
                        value));
    }

    private static MeasuredClient client(Replica gateway) {
        return new MeasuredClient(gateway.url(), ClosedAndOpen.CONNECTIONS, CREATED, gateway.pid());
    }
}
