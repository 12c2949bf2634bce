/** The front door: finds healthy replicas, balances requests over them, retries and refuses. */
@NullMarked
package dev.liftline.gateway;

import org.jspecify.annotations.NullMarked;
