/** The wire contract between Liftline's services: the lift ride, topic names, record headers and cache keys. */
@NullMarked
package dev.liftline.model;

import org.jspecify.annotations.NullMarked;
