/**
 * The program beside its peers: the same work for both, and the cost of each. The work that each
 * build checks is here. The programs of the profile {@code bench} are in {@code src/jmh}.
 *
 * <p>A figure has a name such as {@code merge.grouped.10.ours}, and its unit is that of its row in
 * {@code src/tool/bench/goals.csv}.
 */
@NullMarked
package io.omnidepth.bench;

import org.jspecify.annotations.NullMarked;
