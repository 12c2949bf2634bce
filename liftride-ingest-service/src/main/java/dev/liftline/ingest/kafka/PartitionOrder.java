package dev.liftline.ingest.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Orders the rides of a batch by partition, so that the producer fills one buffer after the other. The producer still
 * chooses the partition, so a wrong number of partitions only makes this slower.
 */
final class PartitionOrder {

    private PartitionOrder() {}

    /**
     * The indexes of the rides, sorted by partition; the rides of one skier keep their order.
     *
     * @param keys the keys of the rides
     * @param partitions the topic's partitions, at least 1
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
