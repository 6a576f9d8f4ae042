package io.omnidepth.demo;

import java.util.Optional;
import java.util.function.Function;

/**
 * A request to an embedded exchange.
 *
 * @param path without its escapes
 * @param parameter gives the query's parameter of a name
 */
record ExchangeRequest(
    String method, String path, Function<String, Optional<String>> parameter, String body) {}
