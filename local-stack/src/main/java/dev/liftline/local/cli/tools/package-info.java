/** Opens the servers of a running stack: psql, redis and kafka. */
@NullMarked
package dev.liftline.local.cli.tools;

import org.jspecify.annotations.NullMarked;
