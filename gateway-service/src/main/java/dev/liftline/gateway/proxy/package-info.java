/** The data plane on Vert.x: takes requests in, forwards them to a replica, tries another when that one fails. */
@NullMarked
package dev.liftline.gateway.proxy;

import org.jspecify.annotations.NullMarked;
