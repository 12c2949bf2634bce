/** An SDK that openapi-generator makes from the API document, and a client that is written against the names of the field. */
@NullMarked
package dev.liftline.e2e.sdk;

import org.jspecify.annotations.NullMarked;
