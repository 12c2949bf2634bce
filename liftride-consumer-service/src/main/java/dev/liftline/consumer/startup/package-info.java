/** Opens the service step by step as what it needs becomes reachable, and says whether it is open. */
@NullMarked
package dev.liftline.consumer.startup;

import org.jspecify.annotations.NullMarked;
