/** A light closed-loop client: so many connections, each sending its next ride when the last one is acknowledged. */
@NullMarked
package dev.liftline.testkit.load;

import org.jspecify.annotations.NullMarked;
