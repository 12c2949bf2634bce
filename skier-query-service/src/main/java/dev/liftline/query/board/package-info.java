/** What the resort's board shows: a day against a comparable one, its replay, seasons, and the last lift of a skier. */
@NullMarked
package dev.liftline.query.board;

import org.jspecify.annotations.NullMarked;
