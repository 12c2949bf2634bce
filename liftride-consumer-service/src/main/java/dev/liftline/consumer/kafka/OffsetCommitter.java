package dev.liftline.consumer.kafka;

import dev.liftline.consumer.TotalsCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
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
 * Commits the offsets of stored records once the cache is current. Until then it keeps one uncommitted offset per
 * partition. The container's acknowledgements are not used because they keep the records in memory.
 *
 * <p>Offsets are kept per consumer, and each method runs on its consumer's thread. A consumer that lost a partition may be
 * notified after another consumer of this process has stored records of that partition.
 */
@Component
class OffsetCommitter implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(OffsetCommitter.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    private final TotalsCache cache;
    private final Map<Consumer<?, ?>, Map<TopicPartition, OffsetAndMetadata>> uncommitted = new ConcurrentHashMap<>();

    OffsetCommitter(TotalsCache cache) {
        this.cache = cache;
    }

    /**
     * Commits the offsets of {@code records}, all of which are stored or dead-lettered, or keeps them while the cache is not
     * current. Ignores partitions that {@code consumer} has lost meanwhile.
     */
    void commit(ConsumerRecords<?, ?> records, Consumer<?, ?> consumer) {
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : records.partitions()) {
            if (assigned.contains(partition)) {
                long next = records.records(partition).getLast().offset() + 1;
                uncommitted
                        .computeIfAbsent(consumer, key -> new HashMap<>())
                        .put(partition, new OffsetAndMetadata(next));
            }
        }
        commitAll(consumer);
    }

    private void commitAll(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = uncommitted.get(consumer);
        if (offsets == null || !cache.isCurrent()) {
            return;
        }
        try {
            consumer.commitSync(offsets, COMMIT_TIMEOUT);
            uncommitted.remove(consumer);
        } catch (CommitFailedException e) {
            log.info("Another consumer owns the partitions now; it reads uncommitted records again");
            uncommitted.remove(consumer);
        } catch (RebalanceInProgressException e) {
            log.debug("Offsets are committed after the current rebalance");
        } catch (KafkaException e) {
            log.warn("Offsets could not be committed; they are committed with the next ones: {}", e.getMessage());
        }
    }

    @EventListener
    void onIdle(ListenerContainerIdleEvent idle) {
        commitAll(idle.getConsumer());
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        commitAll(consumer);
        forget(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(consumer, partitions);
    }

    private void forget(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        uncommitted.computeIfPresent(consumer, (key, offsets) -> {
            int before = offsets.size();
            offsets.keySet().removeAll(partitions);
            if (offsets.size() < before) {
                log.info(
                        "Uncommitted offsets of {} revoked partitions are dropped; the next owner reads their records again",
                        before - offsets.size());
            }
            // An empty entry would keep a closed consumer in memory.
            return offsets.isEmpty() ? null : offsets;
        });
    }
}
