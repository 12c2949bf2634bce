package dev.liftline.consumer.kafka;

import dev.liftline.consumer.TotalsCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/**
 * Offsets of what is stored, held back until the cache knows of it too. At most two numbers a partition, however long Redis
 * is away; that is why the container's own acknowledgements, which keep the records, are not used.
 *
 * <p>A partition has one consumer at a time, and each method that takes a consumer runs on that consumer's thread.
 */
@Component
class HeldOffsets implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(HeldOffsets.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    /** For what is on its way to the cache; what fails on the way is known at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TotalsCache cache;
    /** For each partition what is held longest, and what is held last: what came between is committed with the last. */
    private final Map<TopicPartition, List<Held>> held = new ConcurrentHashMap<>();

    HeldOffsets(TotalsCache cache) {
        this.cache = cache;
    }

    /** Takes note that {@code records} are stored or set aside. Those of a partition lost meanwhile are its new owner's. */
    void hold(ConsumerRecords<?, ?> records, Consumer<?, ?> consumer) {
        long mark = cache.mark();
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : records.partitions()) {
            if (assigned.contains(partition)) {
                List<? extends ConsumerRecord<?, ?>> ofPartition = records.records(partition);
                Held last = new Held(ofPartition.getLast().offset() + 1, mark);
                // The first is not replaced, or in a backlog none would ever be old enough.
                held.merge(partition, List.of(last), (before, one) -> List.of(before.getFirst(), last));
            }
        }
    }

    /**
     * Commits what is held for {@code consumer}'s partitions and known to the cache. Does not wait for the cache while more
     * records do: the next batch is stored meanwhile.
     */
    void commitDue(Consumer<?, ?> consumer) {
        boolean moreToDo = consumer.assignment().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
        if (!moreToDo) {
            awaitCache(consumer);
        }
        commit(consumer);
    }

    private void awaitCache(Consumer<?, ?> consumer) {
        consumer.assignment().stream()
                .flatMap(partition -> held.getOrDefault(partition, List.of()).stream())
                .mapToLong(Held::mark)
                .max()
                .ifPresent(mark -> cache.await(mark, PATIENCE));
    }

    private void commit(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            for (Held each : held.getOrDefault(partition, List.of())) {
                if (cache.knows(each.mark())) {
                    due.put(partition, new OffsetAndMetadata(each.offset()));
                }
            }
        }
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, COMMIT_TIMEOUT);
            due.forEach(this::release);
        } catch (CommitFailedException e) {
            // The partitions went to another consumer, which reads them again: rides count once.
            LOG.info("Partitions went to another consumer, which reads again what was not committed");
            due.forEach(this::release);
        } catch (RebalanceInProgressException e) {
            LOG.debug("Offsets are committed after the rebalance that is under way");
        } catch (KafkaException e) {
            LOG.warn("Offsets could not be committed, they will be with the next ones: {}", e.getMessage());
        }
    }

    private void release(TopicPartition partition, OffsetAndMetadata committed) {
        held.computeIfPresent(partition, (same, before) -> {
            List<Held> later = before.stream()
                    .filter(each -> each.offset() > committed.offset())
                    .toList();
            return later.isEmpty() ? null : later;
        });
    }

    @EventListener
    void onIdle(ListenerContainerIdleEvent idle) {
        commitDue(idle.getConsumer());
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        awaitCache(consumer);
        commit(consumer);
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        long left = partitions.stream().filter(held::containsKey).count();
        if (left > 0) {
            LOG.info(
                    "{} partitions are given up with rides that are not committed: who gets them reads those again",
                    left);
        }
        held.keySet().removeAll(partitions);
    }

    /** @param mark the cache's, once everything before {@code offset} had been handed to it */
    private record Held(long offset, long mark) {}
}
