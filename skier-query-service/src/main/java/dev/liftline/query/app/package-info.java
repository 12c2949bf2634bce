/** The use cases of the skier's app: each screen in one read. */
@NullMarked
package dev.liftline.query.app;

import org.jspecify.annotations.NullMarked;
