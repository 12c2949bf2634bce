/** The load that the field measures itself by: which rides it sends, and which were acknowledged. */
@NullMarked
package dev.liftline.testkit.rides;

import org.jspecify.annotations.NullMarked;
