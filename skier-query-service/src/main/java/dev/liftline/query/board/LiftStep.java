package dev.liftline.query.board;

/**
 * Rides on one lift in one step of a replay.
 *
 * @param step steps since the lifts opened, from 0
 */
public record LiftStep(int liftId, int step, long rides) {}
