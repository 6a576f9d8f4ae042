/**
 * Answers of {@code /depth}: JSON, CSV, a picture, a ladder of text.
 *
 * <p>Units: those of {@link io.omnidepth.api}. Rows are best first.
 */
@NullMarked
package io.omnidepth.api.depth;

import org.jspecify.annotations.NullMarked;
