/** What the integration tests share: one running consumer on real servers, and the hands to drive and check it. */
@NullMarked
package dev.liftline.consumer.testing;

import org.jspecify.annotations.NullMarked;
