/** Answers of {@code /books}: one venue's book. */
@NullMarked
package io.omnidepth.api.books;

import org.jspecify.annotations.NullMarked;
