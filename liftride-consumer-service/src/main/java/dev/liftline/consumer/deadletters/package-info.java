/** Shows operators the dead letters, and publishes them again when they ask for it. */
@NullMarked
package dev.liftline.consumer.deadletters;

import org.jspecify.annotations.NullMarked;
