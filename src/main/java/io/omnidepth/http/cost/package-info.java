/**
 * The price of readers' work, and the share of it that each client has.
 *
 * <p>Units: costs are processor time. Costs are shared by all event loops; turns belong to one.
 */
@NullMarked
package io.omnidepth.http.cost;

import org.jspecify.annotations.NullMarked;
