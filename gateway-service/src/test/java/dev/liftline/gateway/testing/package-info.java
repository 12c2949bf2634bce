/** What the integration tests share: a running gateway, and replicas that do as they are told. */
@NullMarked
package dev.liftline.gateway.testing;

import org.jspecify.annotations.NullMarked;
