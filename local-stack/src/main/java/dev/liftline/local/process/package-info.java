/** Child processes: start, readiness, stop, and their ports. They end with their parent. */
@NullMarked
package dev.liftline.local.process;

import org.jspecify.annotations.NullMarked;
