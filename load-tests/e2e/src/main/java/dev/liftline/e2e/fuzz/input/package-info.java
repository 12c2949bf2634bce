/** Requests, made of choices: valid ones, and every way to spoil them. */
@NullMarked
package dev.liftline.e2e.fuzz.input;

import org.jspecify.annotations.NullMarked;
