package dev.liftline.load.e2e;

import dev.liftline.load.reconcile.SeasonBooks;
import dev.liftline.load.reconcile.SeasonBooks.Database;
import dev.liftline.local.testing.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The whole system, running: its processes to stop and kill, its front door and its stores to look into. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedMethod"})
final class Liftline implements AutoCloseable {

    private final Gateway gateway;

    private Liftline(Gateway gateway) {
        this.gateway = gateway;
    }

    static Liftline started() {
        throw new UnsupportedOperationException();
    }

    Gateway gateway() {
        return gateway;
    }

    /** Where one replica of a pool listens. */
    URI replica(String pool) {
        throw new UnsupportedOperationException(pool);
    }

    /** Where a replica's management server listens. */
    URI management(String replica) {
        throw new UnsupportedOperationException(replica);
    }

    /** SIGKILL; the stack starts the replica again by itself. */
    void kill(String replica) {
        throw new UnsupportedOperationException(replica);
    }

    void scale(String service, int replicas) {
        throw new UnsupportedOperationException(service + replicas);
    }

    void awaitAllReady() {}

    TestServer postgres() {
        throw new UnsupportedOperationException();
    }

    TestServer redis() {
        throw new UnsupportedOperationException();
    }

    TestServer kafka() {
        throw new UnsupportedOperationException();
    }

    String kafkaBootstrap() {
        return "";
    }

    String redisUrl() {
        return "";
    }

    Database database() {
        return new Database("", "liftline", "");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database().url(), "liftline", "");
    }

    /** Records of {@code lift-rides} that the consumers have not committed yet. */
    long consumerLag() {
        return 0;
    }

    /** A season in which no ride was stored. */
    int unusedSeason() {
        try (SeasonBooks books = SeasonBooks.unused(database())) {
            return books.seasonId();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {}
}
