/** Bytes to a server and back: what no HTTP client would send. */
@NullMarked
package dev.liftline.load.fuzz.http;

import org.jspecify.annotations.NullMarked;
