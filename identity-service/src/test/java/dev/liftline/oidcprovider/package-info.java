/** An identity provider for tests. It is no part of the service, whose application must not find it. */
@NullMarked
package dev.liftline.oidcprovider;

import org.jspecify.annotations.NullMarked;
