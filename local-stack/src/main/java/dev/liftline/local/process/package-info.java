/** Child processes that start, prove ready, stop in order and never outlive their parent. */
@NullMarked
package dev.liftline.local.process;

import org.jspecify.annotations.NullMarked;
