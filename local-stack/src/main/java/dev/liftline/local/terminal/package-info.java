/** What a command may write: colours and redrawn lines on terminals only. */
@NullMarked
package dev.liftline.local.terminal;

import org.jspecify.annotations.NullMarked;
