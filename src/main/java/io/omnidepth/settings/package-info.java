/**
 * The settings: each is declared once, and read from the command line, the environment or a file.
 *
 * <p>Always true: a value that this package hands out is in its setting's own bounds. Bounds that
 * need the venues or other settings are checked by {@code app}.
 */
@NullMarked
package io.omnidepth.settings;

import org.jspecify.annotations.NullMarked;
