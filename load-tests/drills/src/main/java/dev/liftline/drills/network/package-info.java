/** Networks between the parts that are slow, cut, silent or break off, and commits of which the answer is lost. */
@NullMarked
package dev.liftline.drills.network;

import org.jspecify.annotations.NullMarked;
