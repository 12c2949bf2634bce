/** Requests of any kind at a fixed number of connections or at a fixed rate, and what came of them. */
@NullMarked
package dev.liftline.load.http;

import org.jspecify.annotations.NullMarked;
