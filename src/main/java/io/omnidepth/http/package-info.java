/**
 * The HTTP server: routes, rules for requests, files of the page.
 *
 * <p>Each class runs on one event loop unless its comment says otherwise.
 */
@NullMarked
package io.omnidepth.http;

import org.jspecify.annotations.NullMarked;
