package dev.liftline.drills;

import java.time.Duration;

/**
 * The load of a drill.
 *
 * @param rides reported per second
 * @param reads per second
 * @param steady how long the load goes on before the fault, and at least after it was lifted
 * @param warm how long a fresh system may take until its clients see nothing of its warming up
 */
record LoadRates(double rides, double reads, Duration steady, Duration warm) {}
