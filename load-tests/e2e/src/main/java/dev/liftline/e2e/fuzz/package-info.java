/** A fuzzer: sends what is malformed, and what nearly is, to a running gateway and judges every response. */
@NullMarked
package dev.liftline.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
