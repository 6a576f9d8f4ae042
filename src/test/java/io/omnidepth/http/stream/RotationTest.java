package io.omnidepth.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 1_000, 8_000})
  void noReaderIsAlwaysAmongTheLast(int readers) {
    Rotation rotation = new Rotation();
    int[] sum = new int[readers];
    int deliveries = 1_000;
    for (int delivery = 0; delivery < deliveries; delivery++) {
      int from = rotation.place(readers);
      for (int place = 0; place < readers; place++) {
        sum[(from + place) % readers] += place;
      }
    }
    for (int reader = 0; reader < readers; reader++) {
      double mean = (double) sum[reader] / deliveries;
      assertEquals((readers - 1) / 2.0, mean, readers * 0.08, "reader " + reader);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 500})
  void theReadersMayBecomeFewer(int readers) {
    Rotation rotation = new Rotation();
    rotation.place(10_000);
    int place = rotation.place(readers);
    assertTrue(place >= 0 && place < readers, "place " + place);
  }
}
