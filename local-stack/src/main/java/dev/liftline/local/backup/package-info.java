/** Backup and restore of a running stack's database, and the version of its data. */
@NullMarked
package dev.liftline.local.backup;

import org.jspecify.annotations.NullMarked;
