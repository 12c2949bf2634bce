/** The clients of a drill: scanners that report rides and readers, each on a connection of its own. */
@NullMarked
package dev.liftline.drills.clients;

import org.jspecify.annotations.NullMarked;
