/** The secrets of a stack: keys, passphrases and PINs, in files that only their user can read. */
@NullMarked
package dev.liftline.local.secrets;

import org.jspecify.annotations.NullMarked;
