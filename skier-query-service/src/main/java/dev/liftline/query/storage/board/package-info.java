/** Reads what the board shows from PostgreSQL. */
@NullMarked
package dev.liftline.query.storage.board;

import org.jspecify.annotations.NullMarked;
