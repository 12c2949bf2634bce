/** The pages for people and their files: loaded at the start, named after their content, compressed once. */
@NullMarked
package dev.liftline.gateway.pages;

import org.jspecify.annotations.NullMarked;
