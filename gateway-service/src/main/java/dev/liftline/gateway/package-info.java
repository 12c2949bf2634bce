/** The gateway: routes requests to healthy replicas, balances load, retries, and limits requests in flight. */
@NullMarked
package dev.liftline.gateway;

import org.jspecify.annotations.NullMarked;
