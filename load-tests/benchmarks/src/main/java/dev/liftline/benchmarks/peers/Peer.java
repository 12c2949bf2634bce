package dev.liftline.benchmarks.peers;

/**
 * Liftline's service or a peer that does the same work, with what a reader of the figures must know. Liftline's come
 * first in each part.
 */
public enum Peer {
    LIFTLINE_INGEST(
            Part.INGEST,
            "Liftline's ingest service",
            "rides only; writes only",
            "validates rides and names the wrong field, batches with a result for each ride, overload limits, circuit breaker"),
    KAFKA_BRIDGE(
            Part.INGEST,
            "Strimzi Kafka Bridge",
            "validate rides, limit an overload",
            "any topic, consumers over HTTP, offsets in the response, OpenTelemetry"),
    SPRING_KAFKA(
            Part.INGEST,
            "Spring MVC controller that waits for `KafkaTemplate.send`",
            "batches, overload limits, metrics, timeouts below two minutes",
            "40 lines that every Spring developer can read and extend"),
    LIFTLINE_CONSUMER(
            Part.CONSUMER,
            "Liftline's consumer service",
            "other schemas or databases",
            "also totals, lift hours and the cache, duplicates, dead letters; not only rows"),
    DEBEZIUM(
            Part.CONSUMER,
            "Debezium's JDBC sink in Kafka Connect",
            "totals, a cache; duplicates only with the slower `upsert`",
            "any schema and its evolution, five databases, deletes, REST management"),
    JPA(
            Part.CONSUMER,
            "`@KafkaListener` with JPA's `saveAll`",
            "totals, a cache, duplicates, dead letters",
            "any entity and database of Hibernate, 60 lines"),
    LIFTLINE_GATEWAY(
            Part.GATEWAY,
            "Liftline's gateway",
            "TLS, HTTP/2, static files, general routes",
            "retry budgets, ejection of failing replicas, overload limits, problem+json"),
    NGINX(
            Part.GATEWAY,
            "nginx",
            "active health checks (commercial), retry budgets, problem+json",
            "TLS, HTTP/2 and 3, static files, caching, rate limits"),
    HAPROXY(
            Part.GATEWAY,
            "HAProxy",
            "retry budgets, problem+json",
            "TLS, HTTP/2 and 3, TCP, active health checks, stick tables, reload without loss"),
    SPRING_CLOUD_GATEWAY(
            Part.GATEWAY,
            "Spring Cloud Gateway",
            "retry budgets, ejection",
            "filters in Java, discovery, OAuth 2, TLS, HTTP/2, WebSocket"),
    LIFTLINE_READS(
            Part.READS,
            "Liftline's query service",
            "other values than its own",
            "leases against stale fills, single flight, groups Redis commands, circuit breaker"),
    CACHEABLE(
            Part.READS,
            "Spring's `@Cacheable` on Redis",
            "freshness (a value stays until its TTL), protection from a stampede, reads while Redis is away",
            "any method by one annotation");

    private final Part part;
    private final String label;
    private final String lacks;
    private final String offers;

    Peer(Part part, String label, String lacks, String offers) {
        this.part = part;
        this.label = label;
        this.lacks = lacks;
        this.offers = offers;
    }

    public Part part() {
        return part;
    }

    /** The name in tables, as Markdown. */
    public String label() {
        return label;
    }

    /** Whether it is Liftline's own, without which a comparison means nothing. */
    boolean isLiftline() {
        return switch (this) {
            case LIFTLINE_INGEST, LIFTLINE_CONSUMER, LIFTLINE_GATEWAY, LIFTLINE_READS -> true;
            default -> false;
        };
    }

    /** What it does not do. */
    public String lacks() {
        return lacks;
    }

    /** What it does beyond the measured work. */
    public String offers() {
        return offers;
    }
}
