/** Backup and restore on the command line. */
@NullMarked
package dev.liftline.local.cli.data;

import org.jspecify.annotations.NullMarked;
