/** How many requests each key, session and address may send to this gateway. */
@NullMarked
package dev.liftline.gateway.rates;

import org.jspecify.annotations.NullMarked;
