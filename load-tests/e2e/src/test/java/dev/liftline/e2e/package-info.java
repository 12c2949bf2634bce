/** The whole system as its clients meet it: every process real, everything asked for through the gateway. */
@NullMarked
package dev.liftline.e2e;

import org.jspecify.annotations.NullMarked;
