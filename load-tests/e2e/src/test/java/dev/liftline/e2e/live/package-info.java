/** Live streams of the whole stack. */
@NullMarked
package dev.liftline.e2e.live;

import org.jspecify.annotations.NullMarked;
