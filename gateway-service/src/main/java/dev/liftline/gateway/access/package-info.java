/** What callers may do. */
@NullMarked
package dev.liftline.gateway.access;

import org.jspecify.annotations.NullMarked;
