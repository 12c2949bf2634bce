/** What came of the drills, for people and for programs. */
@NullMarked
package dev.liftline.drills.report;

import org.jspecify.annotations.NullMarked;
