package dev.liftline.drills.plan;

import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Server;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The stack that a drill requires.
 *
 * @param name identifies the stack: equal names require equal stacks
 * @param proxied whether connections go through fault proxies
 * @param smallDisks servers that keep their data on a small disk, with its size in mebibytes; to start, PostgreSQL needs 200, Kafka 64; only root on Linux can
 * mount one
 * @param settings changes the default settings: replicas, environment, brokers
 */
public record StackRequirements(
        String name, boolean proxied, Map<Server, Integer> smallDisks, UnaryOperator<LocalStackBuilder> settings) {

    /** Two gateways behind a load balancer, two ingest, two consumer and one query replica of each kind. */
    public static final StackRequirements USUAL = withSettings("usual", usual -> usual);

    /** The usual stack with two query replicas of each kind. */
    public static final StackRequirements TWO_QUERIES = withSettings(
            "two-queries", usual -> usual.replicas(Role.QUERY_MOBILE, 2).replicas(Role.QUERY_WEB, 2));

    /** The usual stack with fault proxies. */
    public static final StackRequirements PROXIED = new StackRequirements("proxied", true, Map.of(), usual -> usual);

    /** The usual stack with other settings. */
    public static StackRequirements withSettings(String name, UnaryOperator<LocalStackBuilder> settings) {
        return new StackRequirements(name, false, Map.of(), settings);
    }

    /** Applies the settings of every drill's stack and then these. A process that died stays down until the drill clears its fault. */
    public LocalStackBuilder applyTo(LocalStackBuilder builder) {
        return settings.apply(builder.aot(true)
                .restartOnDeath(false)
                .replicas(Role.GATEWAY, 2)
                .replicas(Role.INGEST, 2)
                .replicas(Role.CONSUMER, 2)
                // A load balancer stands before the gateways, and needs time to notice that one drains.
                .environment(Role.GATEWAY, Map.of("LIFTLINE_GATEWAY_DRAIN_NOTICE", "2s")));
    }
}
