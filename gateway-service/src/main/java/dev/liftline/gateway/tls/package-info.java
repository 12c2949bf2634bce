/** The certificate with which the gateway encrypts its clients' connections. */
@NullMarked
package dev.liftline.gateway.tls;

import org.jspecify.annotations.NullMarked;
