/** What the integration tests share: a running gateway, and stub replicas with a given behaviour. */
@NullMarked
package dev.liftline.gateway.testing;

import org.jspecify.annotations.NullMarked;
