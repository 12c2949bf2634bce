/** What the tests of the running service share: its start, its data and its client. */
@NullMarked
package dev.liftline.query.testing;

import org.jspecify.annotations.NullMarked;
