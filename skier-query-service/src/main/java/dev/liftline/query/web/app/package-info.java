/** {@code /app}: what the skier's app asks about the skier who is signed in. */
@NullMarked
package dev.liftline.query.web.app;

import org.jspecify.annotations.NullMarked;
