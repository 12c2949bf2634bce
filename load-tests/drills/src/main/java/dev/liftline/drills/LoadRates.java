package dev.liftline.drills;

import java.time.Duration;

/**
 * The load of a drill.
 *
 * @param rides per second
 * @param reads per second
 * @param steady how long the load runs before the fault, and at least after it is cleared
 * @param warm how long a fresh stack may take to warm up
 */
record LoadRates(double rides, double reads, Duration steady, Duration warm) {}
