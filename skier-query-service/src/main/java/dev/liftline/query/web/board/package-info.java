/** The API of the resort's board. */
@NullMarked
package dev.liftline.query.web.board;

import org.jspecify.annotations.NullMarked;
