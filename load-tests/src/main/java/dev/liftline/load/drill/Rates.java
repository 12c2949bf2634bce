package dev.liftline.load.drill;

import java.time.Duration;

/**
 * The load of a drill.
 *
 * @param rides reported per second
 * @param reads per second
 * @param steady how long the load goes on before the fault, and at least after it was lifted
 */
record Rates(double rides, double reads, Duration steady) {}
