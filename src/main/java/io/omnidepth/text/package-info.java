/**
 * Text for people, independent of its subject. {@link io.omnidepth.text.PlainText} cleans text from
 * outside before it reaches a terminal, a log or an answer.
 */
@NullMarked
package io.omnidepth.text;

import org.jspecify.annotations.NullMarked;
