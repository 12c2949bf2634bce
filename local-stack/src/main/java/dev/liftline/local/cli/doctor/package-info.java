/** The check of this machine on the command line. */
@NullMarked
package dev.liftline.local.cli.doctor;

import org.jspecify.annotations.NullMarked;
