/** Explains in one sentence why the gateway cannot start. */
@NullMarked
package dev.liftline.gateway.startup;

import org.jspecify.annotations.NullMarked;
