package dev.liftline.query.board.flow;

import org.jspecify.annotations.Nullable;

/**
 * A process at one time.
 *
 * @param name unique within its service
 * @param figures null if it does not respond
 */
public record ReplicaSample(
        String service, String name, @Nullable Figures figures) {

    boolean isSame(ReplicaSample other) {
        return service.equals(other.service) && name.equals(other.name);
    }
}
