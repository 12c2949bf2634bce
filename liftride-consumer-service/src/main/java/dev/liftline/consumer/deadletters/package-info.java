/** Lists dead letters and replays them on an operator's request. */
@NullMarked
package dev.liftline.consumer.deadletters;

import org.jspecify.annotations.NullMarked;
