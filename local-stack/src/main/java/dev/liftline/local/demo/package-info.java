/** {@code ./liftline demo}: plays a ski day against a running gateway and checks every total. */
@NullMarked
package dev.liftline.local.demo;

import org.jspecify.annotations.NullMarked;
