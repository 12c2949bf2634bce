/** The JSON codec of lift rides: one reader for request bodies and records, one writer for records. */
@NullMarked
package dev.liftline.model.json;

import org.jspecify.annotations.NullMarked;
