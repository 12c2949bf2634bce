package dev.liftline.drills.network;

import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.drills.proxy.ProxyGroup;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Server;
import java.util.List;
import java.util.function.Function;

/**
 * A network path between two kinds of process.
 *
 * @param expected what clients may notice while the path is interrupted
 * @param resetAfter bytes of responses after which a connection is reset: some whole responses and part of one
 */
record NetworkPath(
        String label,
        String title,
        ExpectedImpact expected,
        Function<FaultProxies, List<ProxyGroup>> proxies,
        long resetAfter) {

    static final NetworkPath INGEST_KAFKA = new NetworkPath(
            "ingest-kafka",
            "ingest and Kafka",
            ExpectedImpact.RIDES_OUT,
            proxies -> List.of(proxies.between(Role.INGEST, Server.KAFKA)),
            2_000);
    static final NetworkPath CONSUMER_KAFKA = new NetworkPath(
            "consumer-kafka",
            "consumer and Kafka",
            ExpectedImpact.NOTHING,
            proxies -> List.of(proxies.between(Role.CONSUMER, Server.KAFKA)),
            20_000);
    static final NetworkPath CONSUMER_POSTGRES = new NetworkPath(
            "consumer-postgres",
            "consumer and PostgreSQL",
            ExpectedImpact.NOTHING,
            proxies -> List.of(proxies.between(Role.CONSUMER, Server.POSTGRES)),
            4_000);
    static final NetworkPath CONSUMER_REDIS = new NetworkPath(
            "consumer-redis",
            "consumer and Redis",
            ExpectedImpact.NOTHING,
            proxies -> List.of(proxies.between(Role.CONSUMER, Server.REDIS)),
            2_000);
    static final NetworkPath QUERY_POSTGRES = new NetworkPath(
            "query-postgres",
            "query and PostgreSQL",
            ExpectedImpact.READS_OUT,
            proxies -> List.of(
                    proxies.between(Role.QUERY_MOBILE, Server.POSTGRES),
                    proxies.between(Role.QUERY_WEB, Server.POSTGRES)),
            4_000);
    /** Without Redis reads are slower and never fail. */
    static final NetworkPath QUERY_REDIS = new NetworkPath(
            "query-redis",
            "query and Redis",
            ExpectedImpact.NOTHING,
            proxies -> List.of(
                    proxies.between(Role.QUERY_MOBILE, Server.REDIS), proxies.between(Role.QUERY_WEB, Server.REDIS)),
            4_000);

    static final NetworkPath GATEWAY_INGEST = new NetworkPath(
            "gateway-ingest",
            "gateway and ingest",
            ExpectedImpact.RIDES_OUT,
            proxies -> List.of(proxies.fromGatewayTo(Role.INGEST)),
            1_000);
    static final NetworkPath GATEWAY_QUERY = new NetworkPath(
            "gateway-query",
            "gateway and query",
            ExpectedImpact.READS_OUT,
            proxies -> List.of(proxies.fromGatewayTo(Role.QUERY_MOBILE), proxies.fromGatewayTo(Role.QUERY_WEB)),
            2_000);
    static final NetworkPath CLIENT_GATEWAY = new NetworkPath(
            "client-gateway",
            "clients and gateway",
            ExpectedImpact.OUTAGE,
            proxies -> List.of(proxies.fromClients()),
            2_000);

    static final List<NetworkPath> ALL = List.of(
            INGEST_KAFKA,
            CONSUMER_KAFKA,
            CONSUMER_POSTGRES,
            CONSUMER_REDIS,
            QUERY_POSTGRES,
            QUERY_REDIS,
            GATEWAY_INGEST,
            GATEWAY_QUERY,
            CLIENT_GATEWAY);
}
