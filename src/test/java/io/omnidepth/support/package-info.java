/** Test support that several packages share. */
@NullMarked
package io.omnidepth.support;

import org.jspecify.annotations.NullMarked;
