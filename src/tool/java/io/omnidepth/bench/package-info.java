/**
 * The program beside its peers: the same work for both, and the cost of each. The parts that need
 * only the program's own libraries are here; those of the profile {@code bench} are in {@code
 * src/jmh}.
 *
 * <p>A figure has a name such as {@code merge.grouped.10.ours}, and its unit is that of its row in
 * {@code src/tool/bench/goals.csv}.
 */
@NullMarked
package io.omnidepth.bench;

import org.jspecify.annotations.NullMarked;
