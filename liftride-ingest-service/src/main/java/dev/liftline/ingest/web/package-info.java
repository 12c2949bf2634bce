/** HTTP: parses rides strictly and calls the use case once; every error is a problem document. */
@NullMarked
package dev.liftline.ingest.web;

import org.jspecify.annotations.NullMarked;
