/** Pools of replicas: who is usable, who has least to do, who sits out, and how often a request may be repeated. */
@NullMarked
package dev.liftline.gateway.upstream;

import org.jspecify.annotations.NullMarked;
