/** HTTP: decodes rides strictly, asks the use case once and answers; every error is a problem document. */
@NullMarked
package dev.liftline.ingest.web;

import org.jspecify.annotations.NullMarked;
