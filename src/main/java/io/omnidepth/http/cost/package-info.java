/**
 * The price of readers' work, and the share of it that each client has.
 *
 * <p>Units: costs are processor time. Each class runs on one event loop.
 */
@NullMarked
package io.omnidepth.http.cost;

import org.jspecify.annotations.NullMarked;
