/** {@code load-tests/run reference-load}: sends the reference load to a running Liftline and reconciles every ride. */
@NullMarked
package dev.liftline.e2e;

import org.jspecify.annotations.NullMarked;
