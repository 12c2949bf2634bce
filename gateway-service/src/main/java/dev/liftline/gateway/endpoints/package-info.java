/** Operations of the gateway itself: statistics, health, the API document, and Swagger UI. */
@NullMarked
package dev.liftline.gateway.endpoints;

import org.jspecify.annotations.NullMarked;
