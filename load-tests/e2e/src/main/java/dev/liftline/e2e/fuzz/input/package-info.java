/** Generates valid and invalid requests from choices. */
@NullMarked
package dev.liftline.e2e.fuzz.input;

import org.jspecify.annotations.NullMarked;
