/** Checks that what Compose and Kubernetes deploy is valid, is the same, and fits the services. */
@NullMarked
package dev.liftline.deployment;

import org.jspecify.annotations.NullMarked;
