/** The page in a real browser, in front of the real program. */
@NullMarked
package io.omnidepth.page;

import org.jspecify.annotations.NullMarked;
