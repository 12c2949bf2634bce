/** The HTTP API: reads requests, checks what the caller may do, calls the use cases, writes responses and problem documents. */
@NullMarked
package dev.liftline.identity.web;

import org.jspecify.annotations.NullMarked;
