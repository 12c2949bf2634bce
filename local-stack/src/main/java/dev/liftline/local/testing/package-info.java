/** What the tests of every module share: the rules of the architecture and real servers. */
@NullMarked
package dev.liftline.local.testing;

import org.jspecify.annotations.NullMarked;
