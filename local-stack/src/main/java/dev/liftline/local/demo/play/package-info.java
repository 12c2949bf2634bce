/** Plays a ski day through the gateway: reports rides like scanners and checks totals like skiers. */
@NullMarked
package dev.liftline.local.demo.play;

import org.jspecify.annotations.NullMarked;
