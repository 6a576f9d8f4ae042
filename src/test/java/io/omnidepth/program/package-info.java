/** The whole program from outside: the built jar as a process, exchanges on loopback. */
@NullMarked
package io.omnidepth.program;

import org.jspecify.annotations.NullMarked;
