/** The clients of a drill: scanners that report rides and readers, on the load client. */
@NullMarked
package dev.liftline.drills.clients;

import org.jspecify.annotations.NullMarked;
