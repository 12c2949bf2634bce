/** What the tests of every module share: the rules of the architecture and real servers. */
@NullMarked
package dev.liftline.testkit.servers;

import org.jspecify.annotations.NullMarked;
