package dev.liftline.consumer.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that will not be stored.
 *
 * @param reason why, in one sentence
 */
record RejectedRecord(ConsumerRecord<byte[], byte[]> record, String reason) {}
