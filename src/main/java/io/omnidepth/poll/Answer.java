package io.omnidepth.poll;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A venue's whole answer as it came over the wire.
 *
 * @param body still as the content encoding has it
 */
record Answer(int status, MultiMap headers, @Nullable Buffer body) {
  /** Length of the body on the wire. */
  int bytes() {
    return body == null ? 0 : body.length();
  }
}
