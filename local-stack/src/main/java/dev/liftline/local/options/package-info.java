/** Types of options, and the sentences that explain invalid ones. */
@NullMarked
package dev.liftline.local.options;

import org.jspecify.annotations.NullMarked;
