/** Takes lift rides from scanners and answers once Kafka has them. */
@NullMarked
package dev.liftline.ingest;

import org.jspecify.annotations.NullMarked;
