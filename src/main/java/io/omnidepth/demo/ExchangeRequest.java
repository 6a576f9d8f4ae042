package io.omnidepth.demo;

import java.util.Optional;
import java.util.function.Function;

/**
 * A request to an embedded exchange.
 *
 * @param path the path with its escapes decoded
 * @param parameter the lookup of a query parameter by its name
 */
record ExchangeRequest(
    String method, String path, Function<String, Optional<String>> parameter, String body) {}
