/**
 * Text for people, free of what any of it is about. {@link io.omnidepth.text.PlainText} cleans what
 * comes from outside before it reaches a terminal, a log or an answer.
 */
@NullMarked
package io.omnidepth.text;

import org.jspecify.annotations.NullMarked;
