/** A simulated ski day: arrivals, choice of lifts, queues and the reports of scanners. */
@NullMarked
package dev.liftline.local.demo.day;

import org.jspecify.annotations.NullMarked;
