/** The API as the gateway describes it. */
@NullMarked
package dev.liftline.load.fuzz.api;

import org.jspecify.annotations.NullMarked;
