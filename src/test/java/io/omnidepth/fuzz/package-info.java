/**
 * Readers of text from outside under arbitrary input. A {@link io.omnidepth.fuzz.Target} is one
 * reader and its rules; {@link io.omnidepth.fuzz.Targets} lists them all. The build replays the
 * kept corpus; profile {@code fuzz} looks for new inputs, guided by coverage.
 */
package io.omnidepth.fuzz;
