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
 * Offsets of what is stored, held back until the cache knows of it too. One number a partition, however long Redis is
 * away; that is why the container's own acknowledgements, which keep the records, are not used.
 *
 * <p>A partition has one consumer at a time, and each method that takes a consumer runs on that consumer's thread.
 */
@Component
class HeldOffsets implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(HeldOffsets.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    private final TotalsCache cache;
    private final Map<TopicPartition, OffsetAndMetadata> held = new ConcurrentHashMap<>();

    HeldOffsets(TotalsCache cache) {
        this.cache = cache;
    }

    /** Takes note that {@code records} are stored or set aside. Those of a partition lost meanwhile are its new owner's. */
    void hold(ConsumerRecords<?, ?> records, Consumer<?, ?> consumer) {
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : records.partitions()) {
            if (assigned.contains(partition)) {
                List<? extends ConsumerRecord<?, ?>> ofPartition = records.records(partition);
                held.put(partition, new OffsetAndMetadata(ofPartition.getLast().offset() + 1));
            }
        }
    }

    /** Commits what is held for {@code consumer}'s partitions, unless the cache still has to be told of something. */
    void commitDue(Consumer<?, ?> consumer) {
        if (held.isEmpty() || !cache.isSettled()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>(held);
        due.keySet().retainAll(consumer.assignment());
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, COMMIT_TIMEOUT);
            due.forEach(held::remove);
        } catch (CommitFailedException e) {
            // The partitions went to another consumer, which reads them again: rides count once.
            due.forEach(held::remove);
        } catch (RebalanceInProgressException e) {
            LOG.debug("Offsets are committed after the rebalance that is under way");
        } catch (KafkaException e) {
            LOG.warn("Offsets could not be committed, they will be with the next ones: {}", e.getMessage());
        }
    }

    @EventListener
    void onIdle(ListenerContainerIdleEvent idle) {
        commitDue(idle.getConsumer());
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        commitDue(consumer);
        held.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        held.keySet().removeAll(partitions);
    }
}
