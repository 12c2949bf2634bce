/** The bodies of successful responses: their JSON, their pages and their entity tags. */
@NullMarked
package dev.liftline.query.web.response;

import org.jspecify.annotations.NullMarked;
