/** Sign-in of operators with an identity provider, by OpenID Connect. */
@NullMarked
package dev.liftline.identity.oidc;

import org.jspecify.annotations.NullMarked;
