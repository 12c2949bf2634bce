/** What must hold when the system is quiet again, each check apart from the others. */
@NullMarked
package dev.liftline.drills.check;

import org.jspecify.annotations.NullMarked;
