/** Resolves and starts the programs that Liftline is compared with. */
@NullMarked
package dev.liftline.benchmarks.peers.process;

import org.jspecify.annotations.NullMarked;
