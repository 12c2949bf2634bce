/** {@code load-tests/run field-load}: sends the field's load to a running Liftline and reconciles every ride. */
@NullMarked
package dev.liftline.e2e;

import org.jspecify.annotations.NullMarked;
