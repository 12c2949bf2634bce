package dev.liftline.consumer;

import java.util.List;
import java.util.Set;

/**
 * What one committed transaction did.
 *
 * @param rides how many rides were new
 * @param totals the totals of every skier's day that was reported, also of those whose rides were all there before
 * @param unknown skiers' days of which there is no total, although rides of theirs were there before
 */
public record StoreResult(int rides, List<SkierDayTotal> totals, Set<SkierDay> unknown) {}
