/** Pools of replicas: which replica gets a request, which is ejected, and how often a request may be retried. */
@NullMarked
package dev.liftline.gateway.upstream;

import org.jspecify.annotations.NullMarked;
