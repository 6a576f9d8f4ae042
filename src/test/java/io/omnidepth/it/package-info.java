/**
 * The whole program from outside: the built jar as a process, exchanges on loopback, a real
 * browser.
 */
@NullMarked
package io.omnidepth.it;

import org.jspecify.annotations.NullMarked;
