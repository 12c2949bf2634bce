/** One replica of a service as a process: its application, its environment, its ports, and the lists that tell the gateway of it. */
@NullMarked
package dev.liftline.local.replica;

import org.jspecify.annotations.NullMarked;
