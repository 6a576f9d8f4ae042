/** The sources of settings: the settings file and the environment. */
@NullMarked
package io.omnidepth.settings;

import org.jspecify.annotations.NullMarked;
