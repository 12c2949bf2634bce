package dev.liftline.local.control;

import dev.liftline.local.replica.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A request to change the number of replicas of a role.
 *
 * @param replicas 1 to the role's maximum
 */
public record ScaleRequest(Role role, int replicas) {

    /**
     * Parses {@code ingest=4}.
     *
     * @throws IllegalArgumentException if the text is invalid
     */
    public static ScaleRequest parse(String text) {
        var equals = text.indexOf('=');
        if (equals < 0 || !text.substring(equals + 1).matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'%s' is not of the form ingest=4.".formatted(text));
        }
        var role = role(text.substring(0, equals));
        if (role == Role.GATEWAY) {
            throw new IllegalArgumentException("A local stack has one gateway: several need a load balancer.");
        }
        var replicas = Integer.parseInt(text.substring(equals + 1));
        if (replicas < 1 || replicas > role.maxReplicas()) {
            throw new IllegalArgumentException(
                    "%s takes 1 to %d replicas, not %d.".formatted(role.label(), role.maxReplicas(), replicas));
        }
        return new ScaleRequest(role, replicas);
    }

    /**
     * Returns the role with a label.
     *
     * @throws IllegalArgumentException with the known labels if there is none
     */
    static Role role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service '%s'; there are %s."
                        .formatted(
                                label,
                                Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
        return role.label() + "=" + replicas;
    }
}
