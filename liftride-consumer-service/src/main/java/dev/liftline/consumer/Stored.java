package dev.liftline.consumer;

import java.util.List;
import java.util.Set;

/**
 * What one committed transaction did.
 *
 * @param rides how many rides were new
 * @param totals the new totals of every skier's day that gained a ride
 * @param repeated skiers' days whose rides were all there before: a redelivery, whose totals are not known here
 */
public record Stored(int rides, List<SkierDayTotal> totals, Set<SkierDay> repeated) {}
