/** The client side, on Vert.x: listens, admits requests, and responds from a replica or a local endpoint. */
@NullMarked
package dev.liftline.gateway.server;

import org.jspecify.annotations.NullMarked;
