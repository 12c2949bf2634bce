/** {@code ./liftline demo}: plays a ski day against the running gateway and shows that every total is what was played. */
@NullMarked
package dev.liftline.local.demo;

import org.jspecify.annotations.NullMarked;
