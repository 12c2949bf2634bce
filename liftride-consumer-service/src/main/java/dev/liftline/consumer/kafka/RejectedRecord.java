package dev.liftline.consumer.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be stored and becomes a dead letter.
 *
 * @param reason why, as one sentence
 */
record RejectedRecord(ConsumerRecord<byte[], byte[]> record, String reason) {}
