/** The API as the gateway's OpenAPI document describes it. */
@NullMarked
package dev.liftline.e2e.fuzz.api;

import org.jspecify.annotations.NullMarked;
