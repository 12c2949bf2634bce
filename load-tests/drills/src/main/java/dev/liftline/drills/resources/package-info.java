/** Samples of the resources that processes use, and whether they grow. */
@NullMarked
package dev.liftline.drills.resources;

import org.jspecify.annotations.NullMarked;
