package dev.liftline.drills.faults;

import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.drills.proxy.FaultProxy;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Server;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A network path between two kinds of process.
 *
 * @param expected what clients may notice while the path is interrupted
 * @param resetAfter bytes of responses after which a connection is reset: some whole responses and part of one
 * @param links the proxies of each pair of a role and its peer
 */
record NetworkPath(
        String name,
        String title,
        ExpectedImpact expected,
        long resetAfter,
        Function<FaultProxies, Stream<List<FaultProxy>>> links) {

    static final NetworkPath CONSUMER_POSTGRES =
            toServer("consumer", Server.POSTGRES, ExpectedImpact.NOTHING, 4_000, Role.CONSUMER);

    static final List<NetworkPath> ALL = List.of(
            toServer("ingest", Server.KAFKA, ExpectedImpact.RIDES_OUT, 2_000, Role.INGEST),
            toServer("consumer", Server.KAFKA, ExpectedImpact.NOTHING, 20_000, Role.CONSUMER),
            CONSUMER_POSTGRES,
            toServer("consumer", Server.REDIS, ExpectedImpact.NOTHING, 2_000, Role.CONSUMER),
            toServer("query", Server.POSTGRES, ExpectedImpact.READS_OUT, 4_000, Role.QUERY_MOBILE, Role.QUERY_WEB),
            // Without Redis reads are slower and never fail.
            toServer("query", Server.REDIS, ExpectedImpact.NOTHING, 4_000, Role.QUERY_MOBILE, Role.QUERY_WEB),
            // Only live updates need it: open pages read every 15 s instead.
            toServer("gateway", Server.REDIS, ExpectedImpact.NOTHING, 2_000, Role.GATEWAY),
            toReplicas("gateway", "ingest", ExpectedImpact.RIDES_OUT, 1_000, Role.INGEST),
            toReplicas("gateway", "query", ExpectedImpact.READS_OUT, 2_000, Role.QUERY_MOBILE, Role.QUERY_WEB),
            toReplicas("client", "gateway", ExpectedImpact.OUTAGE, 2_000, Role.GATEWAY));

    private static NetworkPath toServer(
            String client, Server server, ExpectedImpact expected, long resetAfter, Role... from) {
        return new NetworkPath(
                client + "-" + server.name().toLowerCase(Locale.ROOT),
                client + " and " + server.label(),
                expected,
                resetAfter,
                proxies -> Stream.of(from).map(role -> proxies.between(role, server)));
    }

    private static NetworkPath toReplicas(
            String client, String server, ExpectedImpact expected, long resetAfter, Role... to) {
        return new NetworkPath(
                client + "-" + server,
                client + " and " + server,
                expected,
                resetAfter,
                proxies -> Stream.of(to).map(proxies::requestsTo));
    }
}
