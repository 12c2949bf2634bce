/** What the sender of a request may do. */
@NullMarked
package dev.liftline.gateway.access;

import org.jspecify.annotations.NullMarked;
