/** The reads over HTTP: parameters in, bytes or a problem out. */
@NullMarked
package dev.liftline.query.web;

import org.jspecify.annotations.NullMarked;
