/** Who may do what: keys, accounts, sign-in and sessions. */
@NullMarked
package dev.liftline.identity;

import org.jspecify.annotations.NullMarked;
