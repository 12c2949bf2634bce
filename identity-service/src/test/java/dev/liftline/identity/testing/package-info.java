/** What the tests of the running service share: its servers, its start and its client. */
@NullMarked
package dev.liftline.identity.testing;

import org.jspecify.annotations.NullMarked;
