/** PostgreSQL: keys, accounts, passes, ended sessions and the audit log. */
@NullMarked
package dev.liftline.identity.storage;

import org.jspecify.annotations.NullMarked;
