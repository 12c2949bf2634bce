/** Requests of any kind at a fixed number of connections or at a fixed rate, and what came of them. */
@NullMarked
package dev.liftline.testkit.http;

import org.jspecify.annotations.NullMarked;
