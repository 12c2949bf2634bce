package dev.liftline.drills.clients;

import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** All clients of one run of a drill: scanners and readers at fixed rates, each behind a load balancer. Thread-safe. */
public final class Clients implements AutoCloseable {

    private static final int SCANNERS = 64;
    private static final int READERS = 64;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_OVERLOAD_CONNECTIONS = 4_000;
    private static final int CREATED = 201;

    /** Longer than any timeout of the gateway. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private final List<URI> gateways;
    private final Credentials credentials;
    private final Observations observations;
    private final LoadClient scannerClient;
    private final LoadClient readerClient;
    private final Scanners scanners;
    private final Readers readers;

    /** @param season of the rides they report */
    public Clients(LocalStack stack, int season) {
        credentials = stack.credentials();
        gateways = stack.replicas(Role.GATEWAY).stream().map(Replica::url).toList();
        observations = new Observations(
                season, new Timeline(System::nanoTime), new ReportedRides(), new RecentRides(), new ErrorSamples());
        scannerClient = client(SCANNERS, MAX_CONNECTIONS);
        readerClient = client(READERS, MAX_CONNECTIONS);
        scanners = new Scanners(scannerClient, credentials, observations);
        readers = new Readers(readerClient, observations);
    }

    /** Sends rides and reads at these rates per second from now on. */
    public void start(double rides, double reads) {
        scanners.stop();
        readers.stop();
        scanners.start(rides);
        readers.start(reads);
    }

    /** Reports rides again as fast as possible, whether or not they are recorded. */
    public void reportAgain(long[] keys) {
        scanners.reportAgain(Arrays.stream(keys).mapToObj(ReferenceRide::ofKey).toList());
    }

    /** Measures the rides per second that more scanners get acknowledged in a closed loop. */
    public double maxRate(int scannerCount, Duration duration) {
        LoadResult result = sendUncounted(scannerCount, Load.closed(duration, this::newReport));
        return result.count(CREATED) / result.seconds();
    }

    /** Reports more rides at a rate and returns after the last response. */
    public LoadResult overload(double ridesPerSecond, Duration duration) {
        return sendUncounted(MAX_OVERLOAD_CONNECTIONS, Load.open(ridesPerSecond, duration, this::newReport));
    }

    /** Records the rides of scanners that never retry; the timeline does not count them. */
    private LoadResult sendUncounted(int connections, Load load) {
        try (LoadClient client = client(0, connections)) {
            return client.run(load.onResult((request, response, nanos) -> record(request, response)));
        }
    }

    /** A report of a new ride, for a client of the drill, which must {@link #record} the response. */
    public Request newReport() {
        return Requests.report(observations.season(), rides().newRide());
    }

    /** As {@link #newReport()}, at this resort. */
    public Request newReport(int resort) {
        return Requests.report(observations.season(), rides().newRide(resort));
    }

    /** As {@link #newReport()}, of this skier at this resort. */
    public Request newReport(int resort, int skier) {
        return Requests.report(observations.season(), rides().newRide(resort, skier));
    }

    /** Records the last response to a report. The timeline does not count it, and nobody reports the ride again. */
    public void record(Request report, Response response) {
        rides().recordUncounted(report.id(), Outcome.of(response), Outcome.maybeRecorded(response));
    }

    /**
     * Stops new rides and reads and waits until every reported ride is acknowledged.
     *
     * @return rides that are not acknowledged after the timeout
     */
    public long stop(Duration timeout) throws InterruptedException {
        readers.stop();
        scanners.stop();
        long unacknowledged = scanners.awaitAcknowledged(timeout);
        readers.await();
        return unacknowledged;
    }

    private LoadClient client(int minConnections, int maxConnections) {
        return new LoadClient(loop -> new LoadBalancer(loop, gateways), minConnections, maxConnections, TIMEOUT)
                .sending(credentials);
    }

    /** Every gateway. */
    public List<URI> gateways() {
        return gateways;
    }

    public Timeline timeline() {
        return observations.timeline();
    }

    public ReportedRides rides() {
        return observations.rides();
    }

    public ErrorSamples errors() {
        return observations.errors();
    }

    @Override
    public void close() {
        scannerClient.close();
        readerClient.close();
    }
}
