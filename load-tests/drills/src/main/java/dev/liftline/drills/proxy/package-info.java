/** TCP proxies that inject network faults: delays, cuts, silence, and resets at a chosen byte. */
@NullMarked
package dev.liftline.drills.proxy;

import org.jspecify.annotations.NullMarked;
