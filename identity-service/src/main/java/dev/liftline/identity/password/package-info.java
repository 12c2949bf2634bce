/** Slow hashes of PINs and passphrases. */
@NullMarked
package dev.liftline.identity.password;

import org.jspecify.annotations.NullMarked;
