package dev.liftline.e2e.fuzz;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.fuzz.check.StoreCheck;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fuzzes a running system and looks into its stores afterwards. */
public final class FuzzRun {

    private static final int CONNECTIONS = 4;

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
    public Outcome of(int cases, long seed, Consumer<String> progress) throws IOException, SQLException {
        long begun = System.nanoTime();
        try (StoreCheck stores = new StoreCheck(kafka)) {
            Session session = new Session(gateway, ground);
            session.settle();
            Fuzz fuzz = session.fuzz(seed);
            fuzz.run(cases, CONNECTIONS, progress);
            double seconds = (System.nanoTime() - begun) / 1e9;
            List<String> wrong = new ArrayList<>(stores.log(session.ledger()));
            wrong.addAll(settled(session));
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

    /** The consumer may be behind for a while. */
    private List<String> settled(Session session) {
        List<List<String>> last = new ArrayList<>();
        try {
            await().atMost(120, SECONDS).pollInterval(1, SECONDS).until(() -> {
                last.add(StoreCheck.stored(database, ground, session.ledger()));
                return last.getLast().isEmpty();
            });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            // The last look says what is wrong.
        }
        return last.getLast();
    }
}
