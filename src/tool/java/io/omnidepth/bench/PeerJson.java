package io.omnidepth.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of an answer, written by databind. They are made of fresh decimals each time, as a
 * decimal keeps its text.
 */
final class PeerJson {
  private static final ObjectMapper DATABIND =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** Rows of price, size and cumulative size. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rows(BigDecimal[][] bids, BigDecimal[][] asks) {
    static Rows of(byte[] json) {
      try {
        JsonNode answer =
            DATABIND
                .reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
        return new Rows(side(answer.get("bids")), side(answer.get("asks")));
      } catch (IOException broken) {
        throw new IllegalArgumentException(broken);
      }
    }

    private static BigDecimal[][] side(JsonNode rows) {
      BigDecimal[][] decimals = new BigDecimal[rows.size()][];
      for (int i = 0; i < decimals.length; i++) {
        decimals[i] = new BigDecimal[rows.get(i).size()];
        for (int column = 0; column < decimals[i].length; column++) {
          decimals[i][column] = rows.get(i).get(column).decimalValue().stripTrailingZeros();
        }
      }
      return decimals;
    }

    private int scale(int column) {
      return List.of(bids, asks).stream()
          .flatMap(Arrays::stream)
          .mapToInt(row -> row[column].scale())
          .max()
          .orElse(0);
    }
  }

  private final long[][] bids;
  private final long[][] asks;
  private final int priceScale;
  private final int sizeScale;

  PeerJson(Rows rows) {
    priceScale = rows.scale(0);
    sizeScale = Math.max(rows.scale(1), rows.scale(2));
    bids = units(rows.bids());
    asks = units(rows.asks());
  }

  byte[] write() {
    try {
      return DATABIND.writeValueAsBytes(new Rows(fresh(bids), fresh(asks)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private long[][] units(BigDecimal[][] rows) {
    long[][] all = new long[rows.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new long[rows[i].length];
      for (int column = 0; column < all[i].length; column++) {
        int scale = column == 0 ? priceScale : sizeScale;
        all[i][column] = rows[i][column].setScale(scale).unscaledValue().longValueExact();
      }
    }
    return all;
  }

  private BigDecimal[][] fresh(long[][] rows) {
    BigDecimal[][] decimals = new BigDecimal[rows.length][];
    for (int i = 0; i < decimals.length; i++) {
      decimals[i] =
          new BigDecimal[] {
            BigDecimal.valueOf(rows[i][0], priceScale),
            BigDecimal.valueOf(rows[i][1], sizeScale),
            BigDecimal.valueOf(rows[i][2], sizeScale)
          };
    }
    return decimals;
  }
}
