/** Skier days from PostgreSQL by Spring Data JPA, cached in Redis by {@code @Cacheable}. */
@NullMarked
package dev.liftline.peers.reads;

import org.jspecify.annotations.NullMarked;
