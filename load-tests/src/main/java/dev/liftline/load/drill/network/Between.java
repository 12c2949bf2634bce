package dev.liftline.load.drill.network;

import dev.liftline.load.drill.plan.Expected;
import dev.liftline.load.drill.plan.Expected.Notice;
import dev.liftline.local.Server;
import dev.liftline.local.Wires;
import dev.liftline.local.replica.Role;
import dev.liftline.local.wire.Bundle;
import java.util.List;
import java.util.function.Function;

/** Two parts that talk to each other, and what clients may notice when they cannot. */
enum Between {
    INGEST_KAFKA(
            "ingest-kafka",
            "ingest and Kafka",
            new Expected(Notice.OUTAGE, Notice.NOTHING),
            wires -> List.of(wires.between(Role.INGEST, Server.KAFKA)),
            2_000),
    CONSUMER_KAFKA(
            "consumer-kafka",
            "consumer and Kafka",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.KAFKA)),
            20_000),
    CONSUMER_POSTGRES(
            "consumer-postgres",
            "consumer and PostgreSQL",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.POSTGRES)),
            4_000),
    CONSUMER_REDIS(
            "consumer-redis",
            "consumer and Redis",
            Expected.NOTHING,
            wires -> List.of(wires.between(Role.CONSUMER, Server.REDIS)),
            2_000),
    QUERY_POSTGRES(
            "query-postgres",
            "query and PostgreSQL",
            new Expected(Notice.NOTHING, Notice.OUTAGE),
            wires -> List.of(
                    wires.between(Role.QUERY_MOBILE, Server.POSTGRES), wires.between(Role.QUERY_WEB, Server.POSTGRES)),
            4_000),
    /** Redis away means slower, never an error. */
    QUERY_REDIS(
            "query-redis",
            "query and Redis",
            Expected.NOTHING,
            wires -> List.of(
                    wires.between(Role.QUERY_MOBILE, Server.REDIS), wires.between(Role.QUERY_WEB, Server.REDIS)),
            4_000),
    GATEWAY_INGEST(
            "gateway-ingest",
            "gateway and ingest",
            new Expected(Notice.OUTAGE, Notice.NOTHING),
            wires -> List.of(wires.fromGatewayTo(Role.INGEST)),
            1_000),
    GATEWAY_QUERY(
            "gateway-query",
            "gateway and query",
            new Expected(Notice.NOTHING, Notice.OUTAGE),
            wires -> List.of(wires.fromGatewayTo(Role.QUERY_MOBILE), wires.fromGatewayTo(Role.QUERY_WEB)),
            2_000),
    CLIENT_GATEWAY(
            "client-gateway", "clients and gateway", Expected.OUTAGE, wires -> List.of(wires.fromClients()), 2_000);

    private final String label;
    private final String title;
    private final Expected whenAway;
    private final Function<Wires, List<Bundle>> wires;
    private final long resetAfter;

    Between(String label, String title, Expected whenAway, Function<Wires, List<Bundle>> wires, long resetAfter) {
        this.label = label;
        this.title = title;
        this.whenAway = whenAway;
        this.wires = wires;
        this.resetAfter = resetAfter;
    }

    String label() {
        return label;
    }

    String title() {
        return title;
    }

    /** What clients may notice while the two cannot talk. */
    Expected whenAway() {
        return whenAway;
    }

    Function<Wires, List<Bundle>> wires() {
        return wires;
    }

    /** Bytes of answers, some of them whole and the last one not. */
    long resetAfter() {
        return resetAfter;
    }
}
