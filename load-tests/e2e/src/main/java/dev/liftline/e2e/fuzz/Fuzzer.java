package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.ApiDescription;
import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.AcknowledgedRides;
import dev.liftline.e2e.fuzz.check.StoreCheck;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RideIdentity;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
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
    private static final List<String> RIDE_PATHS = List.of("/resorts", "/skiers", "/lift-rides", "/statistics");
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
        AcknowledgedRides rides = new AcknowledgedRides();
        try (StoreCheck stores = new StoreCheck(kafka);
                LoadClient client = new LoadClient(gateway, 1)) {
            storeReadSeason(client, rides);
            CaseRunner fuzz = new CaseRunner(gateway, properties(client, rides), seed);
            fuzz.run(cases, CONNECTIONS, progress);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<String> wrong = new ArrayList<>(stores.checkKafka(rides));
            wrong.addAll(awaitStored(rides));
            return new FuzzResult(
                    seed,
                    seconds,
                    fuzz.checkedByProperty(),
                    fuzz.findings(),
                    rides.acknowledged().size(),
                    stores.records(),
                    List.copyOf(wrong));
        }
    }

    /** Records the rides of the season that is only read. */
    private void storeReadSeason(LoadClient client, AcknowledgedRides rides) throws IOException {
        int season = Integer.parseInt(scope.readSeason());
        for (int skier = 1; skier <= FuzzScope.READ_SKIERS; skier++) {
            ReferenceRide ride = new ReferenceRide(1, 1, skier, 10 * skier, skier);
            send(client, Requests.report(season, ride), 201);
            rides.acknowledged()
                    .add(new RideIdentity(ride.resort(), season, ride.day(), ride.skier(), ride.time(), ride.lift()));
        }
    }

    /** Derives the properties from the OpenAPI document that the gateway serves. */
    private List<Property> properties(LoadClient client, AcknowledgedRides rides) throws IOException {
        List<Property> properties = new ArrayList<>();
        String document = send(client, Request.get("/openapi.json"), 200).text();
        List<Operation> operations = ApiDescription.operations(document).stream()
                .filter(Fuzzer::isOfRides)
                .toList();
        operations.forEach(operation -> properties.add(new OperationProperty(operation, scope, rides)));
        if (!scope.scannerKey().isEmpty()) {
            properties.add(new CredentialProperty(
                    operations.stream()
                            .filter(operation -> !reportsRides(operation))
                            .toList(),
                    scope));
        }
        properties.add(new RawProperty(scope));
        properties.add(new EqualityProperty(scope));
        return properties;
    }

    /** The others change who may do what, the fuzzer's own key among it. */
    private static boolean isOfRides(Operation operation) {
        return RIDE_PATHS.stream().anyMatch(operation.template()::startsWith);
    }

    private static boolean reportsRides(Operation operation) {
        return operation.method().equals("POST") && !operation.template().startsWith("/resorts");
    }

    private Response send(LoadClient client, Request request, int status) throws IOException {
        Response response = client.send(request.withKey(scope.key()));
        if (response.status() != status) {
            throw new IOException(request.path() + " returned " + response.cause() + " " + response.text());
        }
        return response;
    }

    /** Compares until PostgreSQL holds every acknowledged ride, because the consumers may lag behind. */
    private List<String> awaitStored(AcknowledgedRides rides) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + STORED_TIMEOUT.toNanos();
        List<String> wrong = StoreCheck.checkPostgres(database, scope, rides);
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
            wrong = StoreCheck.checkPostgres(database, scope, rides);
        }
        return wrong;
    }
}
