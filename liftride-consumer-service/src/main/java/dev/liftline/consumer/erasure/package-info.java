/** Takes skiers who asked for it out of the stored rides and the cache. */
@NullMarked
package dev.liftline.consumer.erasure;

import org.jspecify.annotations.NullMarked;
