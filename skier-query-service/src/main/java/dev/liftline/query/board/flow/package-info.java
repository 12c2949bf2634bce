/** How rides flow through the system's own processes, from their metrics. */
@NullMarked
package dev.liftline.query.board.flow;

import org.jspecify.annotations.NullMarked;
