/** The results of drills, for people and programs. */
@NullMarked
package dev.liftline.drills.report;

import org.jspecify.annotations.NullMarked;
