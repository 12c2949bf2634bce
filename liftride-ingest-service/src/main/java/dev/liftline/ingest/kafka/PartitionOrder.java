package dev.liftline.ingest.kafka;

import dev.liftline.model.LiftRide;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The order in which the rides of a batch are handed to the producer: partition by partition, so that one buffer is
 * filled after the other instead of all of them in turn. The producer still chooses the partition; if the topic has grown
 * meanwhile, only the order is not the best.
 */
final class PartitionOrder {

    private PartitionOrder() {}

    /**
     * The rides' indexes by partition; those of one partition, and so of one skier, in their order.
     *
     * @param partitions of the topic, at least 1
     */
    static int[] of(List<LiftRide> rides, int partitions) {
        int[] partition = new int[rides.size()];
        int[] next = new int[partitions + 1];
        for (int index = 0; index < partition.length; index++) {
            byte[] key = RideRecords.key(rides.get(index));
            partition[index] = BuiltInPartitioner.partitionForKey(key, partitions);
            next[partition[index] + 1]++;
        }
        for (int each = 1; each < partitions; each++) {
            next[each] += next[each - 1];
        }
        int[] order = new int[partition.length];
        for (int index = 0; index < partition.length; index++) {
            order[next[partition[index]]++] = index;
        }
        return order;
    }
}
