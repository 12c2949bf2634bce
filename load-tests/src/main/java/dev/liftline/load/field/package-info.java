/** The load that the field measures itself by: which rides it sends, and which were acknowledged. */
@NullMarked
package dev.liftline.load.field;

import org.jspecify.annotations.NullMarked;
