/** End-to-end tests of one running stack, through the gateway. */
@NullMarked
package dev.liftline.e2e;

import org.jspecify.annotations.NullMarked;
