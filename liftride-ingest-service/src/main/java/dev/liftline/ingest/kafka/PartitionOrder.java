package dev.liftline.ingest.kafka;

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
     * @param keys of the rides
     * @param partitions of the topic, at least 1
     */
    static int[] of(List<byte[]> keys, int partitions) {
        int[] partition = new int[keys.size()];
        int[] next = new int[partitions + 1];
        for (int index = 0; index < partition.length; index++) {
            partition[index] = BuiltInPartitioner.partitionForKey(keys.get(index), partitions);
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
