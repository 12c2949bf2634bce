/** What the gateway answers itself: statistics, the description of the whole API, and Swagger UI. */
@NullMarked
package dev.liftline.gateway.pages;

import org.jspecify.annotations.NullMarked;
