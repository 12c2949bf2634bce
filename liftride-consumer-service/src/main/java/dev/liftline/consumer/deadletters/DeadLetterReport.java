package dev.liftline.consumer.deadletters;

import java.util.List;

/**
 * The dead letters at one moment.
 *
 * @param total number of dead letters on the topic
 * @param pending number of them that were not replayed
 * @param letters the newest pending dead letters, newest first
 */
record DeadLetterReport(long total, long pending, List<DeadLetter> letters) {}
