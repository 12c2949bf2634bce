package dev.liftline.consumer;

import java.util.List;
import java.util.Set;

/**
 * The changes of one committed transaction.
 *
 * @param rides number of new rides
 * @param totals the totals of all skier days in the batch, including those with duplicates only
 * @param unknown skier days with duplicates only for which PostgreSQL has no total
 */
public record StoreResult(int rides, List<SkierDayTotal> totals, Set<SkierDay> unknown) {}
