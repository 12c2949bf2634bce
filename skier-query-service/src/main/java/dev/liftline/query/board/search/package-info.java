/** Searches for missing people: the last lift of a skier, with an audit of who asked. */
@NullMarked
package dev.liftline.query.board.search;

import org.jspecify.annotations.NullMarked;
