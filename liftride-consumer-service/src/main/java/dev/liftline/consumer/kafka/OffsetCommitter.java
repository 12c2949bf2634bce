package dev.liftline.consumer.kafka;

import dev.liftline.consumer.TotalsCache;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
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
 * Offsets of what is stored, held back until the cache knows of it too; the container's own acknowledgements are not used,
 * because they keep the records.
 *
 * <p>Each consumer has its own, and each method runs on its consumer's thread. They are not kept by partition alone: a
 * consumer that was cut off hears of the partitions it lost when another of this process may hold offsets of them already.
 */
@Component
class OffsetCommitter implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(OffsetCommitter.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    /** For what is on its way to the cache; what fails on the way is known at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TotalsCache cache;
    private final Map<Consumer<?, ?>, StoredOffsets> held = new ConcurrentHashMap<>();

    OffsetCommitter(TotalsCache cache) {
        this.cache = cache;
    }

    /** Takes note that {@code records} are stored or set aside. Those of a partition lost meanwhile are its new owner's. */
    void hold(ConsumerRecords<?, ?> records, Consumer<?, ?> consumer) {
        long mark = cache.mark();
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : records.partitions()) {
            if (assigned.contains(partition)) {
                held.computeIfAbsent(consumer, another -> new StoredOffsets())
                        .add(partition, records.records(partition).getLast().offset() + 1, mark);
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
        heldBy(consumer).lastMark().ifPresent(mark -> cache.await(mark, PATIENCE));
    }

    private void commit(Consumer<?, ?> consumer) {
        StoredOffsets stored = heldBy(consumer);
        Map<TopicPartition, OffsetAndMetadata> due = stored.upTo(cache::knows);
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, COMMIT_TIMEOUT);
            due.forEach(stored::release);
        } catch (CommitFailedException e) {
            // The partitions went to another consumer, which reads them again: rides count once.
            log.info("Partitions went to another consumer, which reads again what was not committed");
            due.forEach(stored::release);
        } catch (RebalanceInProgressException e) {
            log.debug("Offsets are committed after the rebalance that is under way");
        } catch (KafkaException e) {
            log.warn("Offsets could not be committed, they will be with the next ones: {}", e.getMessage());
        }
    }

    @EventListener
    void onIdle(ListenerContainerIdleEvent idle) {
        commitDue(idle.getConsumer());
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        awaitCache(consumer);
        commit(consumer);
        forget(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(consumer, partitions);
    }

    private void forget(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        StoredOffsets stored = heldBy(consumer);
        int left = stored.forget(partitions);
        if (left > 0) {
            log.info(
                    "{} partitions are given up with rides that are not committed: who gets them reads those again",
                    left);
        }
        if (stored.isEmpty()) {
            // It may be on its way out.
            held.remove(consumer);
        }
    }

    private StoredOffsets heldBy(Consumer<?, ?> consumer) {
        return held.getOrDefault(consumer, new StoredOffsets());
    }
}
