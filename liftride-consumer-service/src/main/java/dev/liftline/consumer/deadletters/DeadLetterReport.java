package dev.liftline.consumer.deadletters;

import java.util.List;

/**
 * The dead letters at one moment.
 *
 * @param total how many the topic holds
 * @param pending how many of them were not replayed
 * @param letters the newest that were not replayed, newest first
 */
record DeadLetterReport(long total, long pending, List<DeadLetter> letters) {}
