/** What a drill is, which stack it requires, and what clients may notice. */
@NullMarked
package dev.liftline.drills.plan;

import org.jspecify.annotations.NullMarked;
