/** The gateway's figures and the scaling of ingest replicas behind it. */
@NullMarked
package dev.liftline.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
