/** A ski day as it might be: who arrives when, which lifts they choose, how long they queue and what the scanners report. */
@NullMarked
package dev.liftline.local.demo.day;

import org.jspecify.annotations.NullMarked;
