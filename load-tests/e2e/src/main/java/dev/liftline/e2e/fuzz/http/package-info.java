/** Raw HTTP over sockets, for requests that no HTTP client would send. */
@NullMarked
package dev.liftline.e2e.fuzz.http;

import org.jspecify.annotations.NullMarked;
