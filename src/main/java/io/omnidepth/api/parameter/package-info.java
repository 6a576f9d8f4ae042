/**
 * The parameters of the API: how their texts are read, and how documents describe them.
 *
 * <p>A {@link Parameter} is a constant with a name, its {@link Values} and its meaning. The server,
 * the contract and the documents all read the same constant.
 */
@NullMarked
package io.omnidepth.api.parameter;

import org.jspecify.annotations.NullMarked;
