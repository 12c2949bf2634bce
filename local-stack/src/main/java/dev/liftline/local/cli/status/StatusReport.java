package dev.liftline.local.cli.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./liftline status} shows; the names are those of its JSON.
 *
 * @param ready whether every process is ready
 * @param gateway its URL
 * @param open whether nobody is asked who he is
 * @param requestsPerSecond that the gateway responded to; null if unknown
 * @param consumerLag null if no consumer responds
 * @param processes servers first
 */
record StatusReport(
        boolean ready,
        String gateway,
        boolean open,
        @Nullable Double requestsPerSecond,
        @Nullable ConsumerLag consumerLag,
        List<ProcessHealth> processes) {}
