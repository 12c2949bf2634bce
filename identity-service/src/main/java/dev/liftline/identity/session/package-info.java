/** Sessions in Redis. */
@NullMarked
package dev.liftline.identity.session;

import org.jspecify.annotations.NullMarked;
