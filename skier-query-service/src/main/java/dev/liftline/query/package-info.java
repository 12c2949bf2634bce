/** Answers what the rides mean: to skiers, and to the resort. */
@NullMarked
package dev.liftline.query;

import org.jspecify.annotations.NullMarked;
