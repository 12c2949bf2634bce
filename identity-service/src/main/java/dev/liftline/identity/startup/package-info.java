/** What the service does before it is ready: the schema and the initial access. */
@NullMarked
package dev.liftline.identity.startup;

import org.jspecify.annotations.NullMarked;
