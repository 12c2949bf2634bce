/** Sign-in of staff with an identity provider, through the gateway. */
@NullMarked
package dev.liftline.e2e.signin;

import org.jspecify.annotations.NullMarked;
