package dev.liftline.drills.plan;

import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.replica.Role;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The system that a drill needs.
 *
 * @param name tells one system from another: equal names are the same system
 * @param settings changes what the usual builder makes: replicas, environment
 */
public record StackRequirements(String name, UnaryOperator<LocalStackBuilder> settings) {

    /** Two gateways behind a balancer, two ingest, two consumer and one query replica for each kind of reader. */
    public static final StackRequirements USUAL = new StackRequirements("usual", usual -> usual);

    /** The usual system with two query replicas of each kind. */
    public static final StackRequirements TWO_QUERIES = new StackRequirements(
            "two-queries", usual -> usual.replicas(Role.QUERY_MOBILE, 2).replicas(Role.QUERY_WEB, 2));

    /** What every system of a drill has; a process that died stays dead until the drill lifts its fault. */
    public static LocalStackBuilder usual(LocalStackBuilder builder) {
        return builder.aot(true)
                .restartOnDeath(false)
                .replicas(Role.GATEWAY, 2)
                .replicas(Role.INGEST, 2)
                .replicas(Role.CONSUMER, 2)
                // A balancer stands before the gateways, which has to notice that one leaves.
                .environment(Role.GATEWAY, Map.of("LIFTLINE_GATEWAY_DRAIN_NOTICE", "2s"));
    }
}
