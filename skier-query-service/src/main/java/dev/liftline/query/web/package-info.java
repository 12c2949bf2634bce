/** The HTTP API: reads requests, calls the use cases, writes responses and problem documents. */
@NullMarked
package dev.liftline.query.web;

import org.jspecify.annotations.NullMarked;
