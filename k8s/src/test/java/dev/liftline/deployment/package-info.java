/** Checks that the Compose file and the Kubernetes manifests are valid, equal, and match the services' settings. */
@NullMarked
package dev.liftline.deployment;

import org.jspecify.annotations.NullMarked;
