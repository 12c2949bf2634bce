package dev.liftline.benchmarks.access;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.query.ReadCounts;
import dev.liftline.benchmarks.query.SkierDayReads;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.load.ReplicaCounters;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the CPU of a cached read with a skier's session, of gateway and query service together, with that of the same read in an
 * open stack.
 */
public final class SessionCost {

    private static final int SEASON = 2099;
    private static final int RESORT = 1;
    private static final int DAYS = 200;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private SessionCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.closedStack(Map.of(Role.INGEST, 1, Role.CONSUMER, 1, Role.IDENTITY, 1))) {
            Replica closedQuery = stack.startUnlisted(Role.QUERY_MOBILE, "query-closed", List.of(), Map.of());
            Replica openQuery =
                    stack.startUnlisted(Role.QUERY_MOBILE, "query-open", List.of(), Map.of("LIFTLINE_OPEN", "true"));
            Replica closed = gateway(
                    stack, closedQuery, "closed", "LIFTLINE_GATEWAY_SESSION_RATE", ClosedAndOpen.UNREACHABLE_RATE);
            Replica open = gateway(stack, openQuery, "open", "LIFTLINE_OPEN", "true");
            DemoSkier skier = stack.secrets().skiers().getFirst();
            List<ReferenceRide> rides = IntStream.rangeClosed(1, DAYS)
                    .mapToObj(day -> new ReferenceRide(RESORT, day, skier.id(), 60, 10))
                    .toList();
            Batches.store(Database.of(stack), closed.url(), stack.secrets(), SEASON, rides);
            String token = "Bearer " + token(closed.url(), skier);
            List<Request> openReads = rides.stream()
                    .map(ride -> Request.get(Requests.skierDay(SEASON, ride)))
                    .toList();
            List<Request> closedReads = openReads.stream()
                    .map(read -> read.withHeaders(Map.of("Authorization", token)))
                    .toList();
            try (MeasuredClient withSession = client(closed, closedQuery);
                    MeasuredClient withoutSession = client(open, openQuery)) {
                withSession.send(Load.closed(closedReads));
                withoutSession.send(Load.closed(openReads));
                ReplicaCounters before = ReplicaCounters.of(List.of(closedQuery, openQuery));
                PairedComparison comparison = new ClosedAndOpen(
                                withSession,
                                SkierDayReads.random(closedReads, 7),
                                withoutSession,
                                SkierDayReads.random(openReads, 7))
                        .compare(context, "with a session");
                double misses = new ReadCounts(before, ReplicaCounters.of(List.of(closedQuery, openQuery))).misses();
                NotReconciledException.require(misses == 0, () -> "%,.0f reads were cache misses".formatted(misses));
                return new Measurement(
                        comparison.ratio(),
                        ClosedAndOpen.SAMPLE,
                        List.of(
                                "CPU of a read, gateway and query service: " + comparison.summary(),
                                comparison.steadiness()));
            }
        }
    }

    private static Replica gateway(LocalStack stack, Replica query, String name, String variable, String value) {
        return stack.startUnlisted(
                Role.GATEWAY,
                "gateway-" + name,
                List.of(),
                Map.of("LIFTLINE_UPSTREAM_QUERY_MOBILE", "static:" + query.address(), variable, value));
    }

    private static MeasuredClient client(Replica gateway, Replica query) {
        return new MeasuredClient(gateway.url(), ClosedAndOpen.CONNECTIONS, OK, gateway.pid(), query.pid());
    }

    private static String token(URI gateway, DemoSkier skier) {
        try (LoadClient client = new LoadClient(gateway, 1)) {
            Response response = client.send(Request.post(
                    "/session",
                    Buffer.buffer("{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(skier.pass(), skier.pin()))));
            if (response.status() != CREATED) {
                throw new IllegalStateException("A sign-in got the status %d.".formatted(response.status()));
            }
            return JsonMapper.shared().readTree(response.text()).path("token").asString();
        }
    }
}
