/** The running program: start, log, watchdog, shutdown. */
@NullMarked
package io.omnidepth.app;

import org.jspecify.annotations.NullMarked;
