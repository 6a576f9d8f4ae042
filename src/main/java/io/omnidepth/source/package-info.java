/**
 * The interface to all sources of venues' books. A {@link io.omnidepth.source.Source} gives {@link
 * io.omnidepth.source.Report}s to a {@link io.omnidepth.source.SourceListener} on a {@link
 * io.omnidepth.source.Loop}.
 *
 * <p>Units: a moment is an {@link java.time.Instant} of {@link io.omnidepth.source.Time}, which
 * never steps. The wall clock is only for display.
 */
@NullMarked
package io.omnidepth.source;

import org.jspecify.annotations.NullMarked;
