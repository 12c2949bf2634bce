package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.StoreCheck;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fuzzes a running stack, then compares Kafka and PostgreSQL with the acknowledged rides. */
public final class Fuzzer {

    private static final int CONNECTIONS = 4;
    private static final Duration STORED_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final URI gateway;
    private final String kafka;
    private final Database database;
    private final FuzzScope scope;

    public Fuzzer(URI gateway, String kafka, Database database, FuzzScope scope) {
        this.gateway = gateway;
        this.kafka = kafka;
        this.database = database;
        this.scope = scope;
    }

    /** @param progress receives lines with the number of cases and each finding */
    public FuzzResult of(int cases, long seed, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        try (StoreCheck stores = new StoreCheck(kafka)) {
            PropertySet properties = new PropertySet(gateway, scope);
            properties.storeReadSeason();
            CaseRunner fuzz = properties.fuzz(seed);
            fuzz.run(cases, CONNECTIONS, progress);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<String> wrong = new ArrayList<>(stores.checkKafka(properties.rides()));
            wrong.addAll(awaitStored(properties));
            return new FuzzResult(
                    seed,
                    seconds,
                    fuzz.checkedByProperty(),
                    fuzz.findings(),
                    properties.rides().acknowledged().size(),
                    stores.records(),
                    List.copyOf(wrong));
        }
    }

    /** Compares until PostgreSQL holds every acknowledged ride, because the consumers may lag behind. */
    private List<String> awaitStored(PropertySet properties) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + STORED_TIMEOUT.toNanos();
        List<String> wrong = StoreCheck.checkPostgres(database, scope, properties.rides());
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
            wrong = StoreCheck.checkPostgres(database, scope, properties.rides());
        }
        return wrong;
    }
}
