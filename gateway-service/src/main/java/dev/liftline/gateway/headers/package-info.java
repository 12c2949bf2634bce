/** HTTP headers: which are valid, which are forwarded, and how the gateway writes its own. */
@NullMarked
package dev.liftline.gateway.headers;

import org.jspecify.annotations.NullMarked;
