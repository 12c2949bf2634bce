/** Plays a ski day through the gateway's public HTTP API as scanners do, and checks it there as skiers do. */
@NullMarked
package dev.liftline.local.demo.play;

import org.jspecify.annotations.NullMarked;
