package dev.liftline.drills.network;

import dev.liftline.drills.plan.Expected;
import dev.liftline.local.Server;
import dev.liftline.local.Wires;
import dev.liftline.local.replica.Role;
import dev.liftline.local.wire.Bundle;
import java.util.List;
import java.util.function.Function;

/**
 * Two parts that talk to each other.
 *
 * @param whenAway what clients may notice while the two cannot talk
 * @param resetAfter bytes of answers, some of them whole and the last one not
 */
record Between(String label, String title, Expected whenAway, Function<Wires, List<Bundle>> wires, long resetAfter) {

    static final Between INGEST_KAFKA = new Between(
            "ingest-kafka",
            "ingest and Kafka",
            Expected.RIDES_OUT,
            wires -> List.of(wires.between(Role.INGEST, Server.KAFKA)),
            2_000);
    static final Between CONSUMER_KAFKA = new Between(
            "consumer-kafka",
            "consumer and Kafka",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.KAFKA)),
            20_000);
    static final Between CONSUMER_POSTGRES = new Between(
            "consumer-postgres",
            "consumer and PostgreSQL",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.POSTGRES)),
            4_000);
    static final Between CONSUMER_REDIS = new Between(
            "consumer-redis",
            "consumer and Redis",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.REDIS)),
            2_000);
    static final Between QUERY_POSTGRES = new Between(
            "query-postgres",
            "query and PostgreSQL",
            Expected.READS_OUT,
            wires -> List.of(
                    wires.between(Role.QUERY_MOBILE, Server.POSTGRES), wires.between(Role.QUERY_WEB, Server.POSTGRES)),
            4_000);
    /** Redis away means slower, never an error. */
    static final Between QUERY_REDIS = new Between(
            "query-redis",
            "query and Redis",
            Expected.NOTHING,
            wires -> List.of(
                    wires.between(Role.QUERY_MOBILE, Server.REDIS), wires.between(Role.QUERY_WEB, Server.REDIS)),
            4_000);

    static final Between GATEWAY_INGEST = new Between(
            "gateway-ingest",
            "gateway and ingest",
            Expected.RIDES_OUT,
            wires -> List.of(wires.fromGatewayTo(Role.INGEST)),
            1_000);
    static final Between GATEWAY_QUERY = new Between(
            "gateway-query",
            "gateway and query",
            Expected.READS_OUT,
            wires -> List.of(wires.fromGatewayTo(Role.QUERY_MOBILE), wires.fromGatewayTo(Role.QUERY_WEB)),
            2_000);
    static final Between CLIENT_GATEWAY = new Between(
            "client-gateway", "clients and gateway", Expected.OUTAGE, wires -> List.of(wires.fromClients()), 2_000);

    static final List<Between> ALL = List.of(
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
