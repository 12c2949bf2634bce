package dev.liftline.gateway.live;

import dev.liftline.model.RideHint;
import java.util.List;

/**
 * The hints of one message, which all event loops share.
 *
 * @param first the number of the first hint since this gateway started; those after it are numbered on
 */
record HintBatch(long first, List<RideHint> hints) {

    /** The number of the last hint. */
    long last() {
        return first + hints.size() - 1;
    }
}
