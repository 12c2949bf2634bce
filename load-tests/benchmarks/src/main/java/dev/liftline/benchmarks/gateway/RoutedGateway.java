package dev.liftline.benchmarks.gateway;

import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.UpstreamFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A gateway whose ingest replicas can be changed at run time. Not thread-safe. */
final class RoutedGateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Pattern MEMBER = Pattern.compile("\"address\":\"([^\"]+)\",\"state\":\"(\\w+)\"");

    private final UpstreamFiles routes;
    private final Replica gateway;
    private List<Replica> routed = List.of();

    /** Starts a gateway without ingest replicas. It stops with {@code stack}. */
    RoutedGateway(LocalStack stack, Path directory) {
        routes = new UpstreamFiles(directory.resolve("routes").toAbsolutePath());
        routes.write();
        gateway = stack.startUnlisted(
                Role.GATEWAY,
                "routed-gateway",
                List.of(),
                Map.of("LIFTLINE_UPSTREAM_INGEST", "file:" + routes.file(Role.INGEST)));
    }

    Replica replica() {
        return gateway;
    }

    /**
     * Routes rides to {@code replicas} only and waits until the gateway reports all of them healthy.
     *
     * @throws IllegalStateException after 30 seconds
     */
    void routeTo(List<Replica> replicas) {
        replicas.forEach(routes::add);
        routed.stream().filter(replica -> !replicas.contains(replica)).forEach(routes::remove);
        routed = replicas;
        List<String> addresses =
                replicas.stream().map(Replica::address).sorted().toList();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!healthy().equals(addresses)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The gateway routes to " + healthy() + " instead of " + addresses);
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /** Returns the sorted addresses of healthy replicas; others with their state, so that the comparison fails. */
    private List<String> healthy() {
        return MEMBER.matcher(HttpProbe.body(URI.create(gateway.actuator() + "/upstreams")))
                .results()
                .map(member -> member.group(2).equals("healthy") ? member.group(1) : member.group())
                .sorted()
                .toList();
    }
}
