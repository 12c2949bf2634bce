package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.benchmarks.peers.StoreSide.Completion;
import dev.liftline.benchmarks.peers.StoreSide.Writer;
import dev.liftline.benchmarks.peers.process.PeerJvms;
import dev.liftline.benchmarks.peers.process.PeerJvms.Running;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopics;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares ways to get waiting rides from Kafka into PostgreSQL. Each writer has its own topic and table, so that the
 * others are idle meanwhile.
 */
final class ConsumerPeers {

    private static final String JPA_TOPIC = "lift-rides-jpa";
    private static final String CONNECT_TOPIC = "lift-rides-connect";

    private final BenchmarkContext context;
    private final LocalStack stack;
    private final Database database;
    private final RideStream stream;
    private final List<StoreSide> sides = new ArrayList<>();

    private ConsumerPeers(BenchmarkContext context, LocalStack stack, RideStream stream) {
        this.context = context;
        this.stack = stack;
        this.database = Database.of(stack);
        this.stream = stream;
    }

    static List<Outcome> measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.CONSUMER, 1));
                RideStream stream = new RideStream(stack.kafkaBootstrap())) {
            return new ConsumerPeers(context, stack, stream).compare();
        }
    }

    private List<Outcome> compare() throws Exception {
        RideTopics.create(stack.kafkaBootstrap(), JPA_TOPIC, CONNECT_TOPIC);
        RideTable.JPA.create(database, "received_at");
        RideTable.CONNECT.create(database, "receivedat");
        PeerJvms peers = new PeerJvms(context, stack);
        try (Comparison comparison = new Comparison(context)) {
            comparison.add(
                    Peer.LIFTLINE_CONSUMER,
                    () -> side(new Writer(
                            "",
                            stack.replicas(Role.CONSUMER).getFirst().pid(),
                            Topics.LIFT_RIDES,
                            RideTable.LIFTLINE,
                            stream::awaitStored,
                            () -> {})));
            comparison.add(Peer.DEBEZIUM, () -> side(peers.connect(), CONNECT_TOPIC, RideTable.CONNECT));
            comparison.add(
                    Peer.JPA,
                    () -> side(peers.spring(Role.CONSUMER, "consumer", "ConsumerPeer"), JPA_TOPIC, RideTable.JPA));
            comparison.run();
            reconcile();
            return comparison.outcomes();
        }
    }

    private StoreSide side(Running peer, String topic, RideTable table) {
        Completion rowsOnly = timeout -> {};
        return side(new Writer(peer.version(), peer.process().pid(), topic, table, rowsOnly, peer.process()::stop));
    }

    private StoreSide side(Writer writer) {
        StoreSide side =
                new StoreSide(writer, database, stream, stack.postgres().pid());
        sides.add(side);
        return side;
    }

    private void reconcile() throws SQLException, InterruptedException, NotReconciledException {
        for (StoreSide side : sides) {
            side.reconcile();
            context.progress("%,d rides sent = %,d rows".formatted(side.sent(), side.sent()));
        }
        try (StoredSeason stored = StoredSeason.of(database, StoreSide.SEASON)) {
            long wrong = stored.wrongSkierDays() + stored.wrongLiftHours();
            NotReconciledException.require(wrong == 0, () -> "%,d of Liftline's totals are wrong".formatted(wrong));
        }
    }
}
