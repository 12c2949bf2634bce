/**
 * What the gateway knows of the identity service: keys and sessions, in memory. The access feed keeps them current; a snapshot file
 * replaces it at a start.
 */
@NullMarked
package dev.liftline.gateway.identity;

import org.jspecify.annotations.NullMarked;
