package dev.liftline.consumer.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one consumer has stored and not committed: at most two offsets a partition, however long the cache is away. For one
 * thread.
 */
final class StoredOffsets {

    /** For each partition what is held longest, and what is held last: what came between is committed with the last. */
    private final Map<TopicPartition, List<Held>> ofPartition = new HashMap<>();

    /**
     * @param offset of the next record, the one after those stored
     * @param mark the cache's, once everything before {@code offset} had been handed to it
     */
    void add(TopicPartition partition, long offset, long mark) {
        Held last = new Held(offset, mark);
        // The first is not replaced, or in a backlog none would ever be old enough.
        ofPartition.merge(partition, List.of(last), (before, one) -> List.of(before.getFirst(), last));
    }

    /** The mark that tells whether the cache knows of all that is held; nothing when nothing is. */
    OptionalLong lastMark() {
        return ofPartition.values().stream()
                .flatMap(List::stream)
                .mapToLong(Held::mark)
                .max();
    }

    /** For each partition the last offset whose mark is {@code known}. */
    Map<TopicPartition, OffsetAndMetadata> upTo(LongPredicate known) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        ofPartition.forEach((partition, inOrder) -> {
            for (Held each : inOrder) {
                if (known.test(each.mark())) {
                    due.put(partition, new OffsetAndMetadata(each.offset()));
                }
            }
        });
        return due;
    }

    /** Drops what is {@code committed} for {@code partition}. */
    void release(TopicPartition partition, OffsetAndMetadata committed) {
        ofPartition.computeIfPresent(partition, (same, before) -> {
            List<Held> later = before.stream()
                    .filter(each -> each.offset() > committed.offset())
                    .toList();
            return later.isEmpty() ? null : later;
        });
    }

    /** Drops what is held for {@code partitions}; returns for how many of them there was something. */
    int forget(Collection<TopicPartition> partitions) {
        int before = ofPartition.size();
        ofPartition.keySet().removeAll(partitions);
        return before - ofPartition.size();
    }

    boolean isEmpty() {
        return ofPartition.isEmpty();
    }

    private record Held(long offset, long mark) {}
}
