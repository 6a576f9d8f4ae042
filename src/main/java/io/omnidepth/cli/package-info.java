/**
 * The command line: one class a command, its help, its exit status. The only package that imports
 * picocli.
 */
@NullMarked
package io.omnidepth.cli;

import org.jspecify.annotations.NullMarked;
