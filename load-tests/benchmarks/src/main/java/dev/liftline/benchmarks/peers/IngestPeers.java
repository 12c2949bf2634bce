package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.benchmarks.peers.process.PeerJvms;
import dev.liftline.benchmarks.peers.process.PeerJvms.Running;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopics;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideRanges;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Compares ways to get one ride into Kafka over HTTP. */
final class IngestPeers {

    private static final int SEASON = 2099;
    private static final Map<String, String> KAFKA_JSON = Map.of("Content-Type", "application/vnd.kafka.json.v2+json");

    private IngestPeers() {}

    static List<Outcome> measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, 1));
                Comparison comparison = new Comparison(context)) {
            PeerJvms peers = new PeerJvms(context, stack);
            List<HttpSide> sides = new ArrayList<>();
            comparison.add(Peer.LIFTLINE_INGEST, () -> {
                Replica ingest = stack.replicas(Role.INGEST).getFirst();
                return added(sides, new HttpSide("", ingest.url(), ingest.pid(), 201, rides(1), () -> {}));
            });
            comparison.add(Peer.KAFKA_BRIDGE, () -> added(sides, side(peers.bridge(), 200, bridgeRides())));
            comparison.add(
                    Peer.SPRING_KAFKA,
                    () -> added(sides, side(peers.spring(Role.INGEST, "ingest", "IngestPeer"), 201, rides(3))));
            comparison.run();
            long acknowledged =
                    sides.stream().mapToLong(side -> side.client().responses()).sum();
            long records = RideTopics.records(stack.kafkaBootstrap());
            NotReconciledException.require(
                    records == acknowledged,
                    () -> "%,d POSTs were acknowledged, but %,d records are on the topic"
                            .formatted(acknowledged, records));
            context.progress("%,d acknowledged POSTs = %,d records on the topic".formatted(acknowledged, records));
            return comparison.outcomes();
        }
    }

    private static HttpSide added(List<HttpSide> sides, HttpSide side) {
        sides.add(side);
        return side;
    }

    private static HttpSide side(Running peer, int status, Supplier<Request> requests) {
        return new HttpSide(peer.version(), peer.url(), peer.process().pid(), status, requests, peer.process()::stop);
    }

    private static Supplier<Request> rides(long seed) {
        return new ReferenceRideRequests(SEASON, seed);
    }

    private static Supplier<Request> bridgeRides() {
        SplittableRandom random = new SplittableRandom(2);
        return () -> Request.post("/topics/lift-rides", Buffer.buffer(bridgeBody(RideRanges.REFERENCE.draw(random))))
                .withHeaders(KAFKA_JSON);
    }

    private static String bridgeBody(ReferenceRide ride) {
        return ("{\"records\":[{\"key\":\"%1$d\",\"value\":{\"resortId\":%2$d,\"seasonId\":%3$d,\"dayId\":%4$d,"
                        + "\"skierId\":%1$d,\"liftId\":%5$d,\"time\":%6$d,\"receivedAt\":\"%7$s\"}}]}")
                .formatted(ride.skier(), ride.resort(), SEASON, ride.day(), ride.lift(), ride.time(), Instant.now());
    }
}
