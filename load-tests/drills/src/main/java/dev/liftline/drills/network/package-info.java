/** Network drills: slow, cut, silent and reset connections, and commits whose response is lost. */
@NullMarked
package dev.liftline.drills.network;

import org.jspecify.annotations.NullMarked;
