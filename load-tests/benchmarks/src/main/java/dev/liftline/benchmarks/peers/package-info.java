/** Compares Liftline's services with what a user would pick instead, doing the same work in the same run. */
@NullMarked
package dev.liftline.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
