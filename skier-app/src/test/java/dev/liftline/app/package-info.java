/** Tests of the pages' files. */
@NullMarked
package dev.liftline.app;

import org.jspecify.annotations.NullMarked;
