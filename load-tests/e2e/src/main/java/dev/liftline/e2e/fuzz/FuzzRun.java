package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.StoreCheck;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fuzzes a running system and looks into its stores afterwards. */
public final class FuzzRun {

    private static final int CONNECTIONS = 4;
    private static final Duration STORED_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final URI gateway;
    private final String kafka;
    private final Database database;
    private final Ground ground;

    public FuzzRun(URI gateway, String kafka, Database database, Ground ground) {
        this.gateway = gateway;
        this.kafka = kafka;
        this.database = database;
        this.ground = ground;
    }

    /** @param progress told how many cases are done, and what was found, now and then */
    public Outcome of(int cases, long seed, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (StoreCheck stores = new StoreCheck(kafka)) {
            Session session = new Session(gateway, ground);
            session.settle();
            Fuzz fuzz = session.fuzz(seed);
            fuzz.run(cases, CONNECTIONS, progress);
            double seconds = (System.nanoTime() - begun) / 1e9;
            List<String> wrong = new ArrayList<>(stores.log(session.ledger()));
            wrong.addAll(awaitStored(session));
            return new Outcome(
                    seed,
                    seconds,
                    fuzz.checkedByProperty(),
                    fuzz.findings(),
                    session.ledger().acknowledged().size(),
                    stores.records(),
                    List.copyOf(wrong));
        }
    }

    /** Compares until PostgreSQL holds every acknowledged ride, because the consumers may lag behind. */
    private List<String> awaitStored(Session session) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + STORED_TIMEOUT.toNanos();
        List<String> wrong = StoreCheck.stored(database, ground, session.ledger());
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
            wrong = StoreCheck.stored(database, ground, session.ledger());
        }
        return wrong;
    }
}
