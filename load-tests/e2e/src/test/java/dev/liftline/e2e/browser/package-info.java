/** The pages of skiers and staff, in a real browser against the running stack. */
@NullMarked
package dev.liftline.e2e.browser;

import org.jspecify.annotations.NullMarked;
