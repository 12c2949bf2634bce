/** TCP connections between any two processes that can be made slow, cut, silenced or broken at a chosen byte. */
@NullMarked
package dev.liftline.drills.proxy;

import org.jspecify.annotations.NullMarked;
