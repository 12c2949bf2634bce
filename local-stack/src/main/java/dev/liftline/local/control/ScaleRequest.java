package dev.liftline.local.control;

import dev.liftline.local.options.Suggestion;
import dev.liftline.local.replica.Role;
import java.util.Arrays;
import java.util.List;

/**
 * A request to change the number of replicas of a role.
 *
 * @param replicas 1 to the role's maximum
 */
public record ScaleRequest(Role role, int replicas) {

    private static final List<Role> SCALABLE =
            Arrays.stream(Role.values()).filter(role -> role != Role.GATEWAY).toList();

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
        var role = role(text.substring(0, equals), SCALABLE);
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
        return role(label, List.of(Role.values()));
    }

    private static Role role(String label, List<Role> roles) {
        return roles.stream()
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(label, roles)));
    }

    private static String unknown(String label, List<Role> roles) {
        if (label.equals(Role.GATEWAY.label())) {
            return "gateway cannot be scaled: a local stack has one, because several need a load balancer.";
        }
        var labels = roles.stream().map(Role::label).toList();
        return Suggestion.closest(label, labels)
                .map(near -> "There is no service '%s': did you mean %s?".formatted(label, near))
                .orElseGet(() -> "There is no service '%s' to scale: choose one of %s."
                        .formatted(label, String.join(", ", labels)));
    }

    @Override
    public String toString() {
        return role.label() + "=" + replicas;
    }
}
