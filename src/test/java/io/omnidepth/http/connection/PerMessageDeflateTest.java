package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerMessageDeflateTest {
  private static final String ACCEPTED = "permessage-deflate; server_no_context_takeover";

  private static Optional<String> answer(String... fields) {
    return PerMessageDeflate.answer(List.of(fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "Permessage-Deflate; client_max_window_bits",
        "permessage-deflate;client_max_window_bits=10 ; server_no_context_takeover",
        "permessage-deflate; client_max_window_bits=\"15\"",
        "x-webkit-deflate-frame, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate"
      })
  void acceptsTheFirstOfferThatItCanKeep(String offers) {
    assertEquals(Optional.of(ACCEPTED), answer(offers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x-webkit-deflate-frame",
        "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_no_context_takeover=1",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; level=9"
      })
  void declinesAnOfferThatItCannotKeep(String offer) {
    assertEquals(Optional.empty(), answer(offer));
  }

  @Test
  void repeatsThePromisesOfTheClient() {
    assertEquals(
        Optional.of(ACCEPTED + "; client_no_context_takeover"),
        answer("a", "permessage-deflate; client_no_context_takeover"));
    assertEquals(
        Optional.of(ACCEPTED + "; server_max_window_bits=15"),
        answer("permessage-deflate; server_max_window_bits=15"));
    assertEquals(Optional.empty(), answer());
  }
}
