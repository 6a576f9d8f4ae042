/**
 * The seam through which what venues tell enters: its time, and the loop that it runs on.
 *
 * <p>Units: a moment is an {@link java.time.Instant} of {@link io.omnidepth.source.Time}, which
 * never steps. The wall clock is for display alone.
 */
@NullMarked
package io.omnidepth.source;

import org.jspecify.annotations.NullMarked;
