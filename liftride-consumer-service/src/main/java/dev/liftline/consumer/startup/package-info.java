/** Runs the start-up steps as their servers become available, and reports progress in readiness. */
@NullMarked
package dev.liftline.consumer.startup;

import org.jspecify.annotations.NullMarked;
