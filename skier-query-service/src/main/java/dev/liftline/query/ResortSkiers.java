package dev.liftline.query;

/**
 * The number of different skiers at a resort on one day.
 *
 * @param skiers 0 or more
 */
public record ResortSkiers(String resortName, long skiers) {}
