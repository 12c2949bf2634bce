/** Checks of what the services are made of, and of what the repository must not hold. */
@NullMarked
package dev.liftline.e2e.supplychain;

import org.jspecify.annotations.NullMarked;
