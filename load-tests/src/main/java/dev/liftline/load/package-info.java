/** {@code load-tests/field-load}: sends the field's load to a running Liftline and reconciles every ride. */
@NullMarked
package dev.liftline.load;

import org.jspecify.annotations.NullMarked;
