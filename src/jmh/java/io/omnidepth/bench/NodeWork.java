package io.omnidepth.bench;

import io.omnidepth.market.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lets node do the work of a bench: reading with ccxt, merging, writing. */
final class NodeWork {
  private static final int BODIES = 8;

  private NodeWork() {}

  static void read(Figures into, boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("omnidepth-bench");
    for (String venue : BenchBodies.FORMATS) {
      for (int i = 0; i < BODIES; i++) {
        Files.write(
            folder.resolve(venue + "." + i + ".json"),
            BenchBodies.body(venue, BenchBodies.LEVELS, i));
      }
    }
    run(into, folder, quick);
  }

  static void merge(Figures into, boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("omnidepth-bench");
    for (int venues : new int[] {10, 20}) {
      Files.writeString(
          folder.resolve(venues + ".venues.json"),
          IntStream.range(0, venues)
              .mapToObj(venue -> "[" + rows(Side.BID, venue) + "," + rows(Side.ASK, venue) + "]")
              .collect(Collectors.joining(",", "[", "]")),
          StandardCharsets.UTF_8);
    }
    run(into, folder, quick);
  }

  private static String rows(Side side, int venue) {
    return BenchBodies.levels(side, BenchBodies.LEVELS, venue).stream()
        .map(level -> "[" + level.exactPrice() + "," + level.exactSize().toPlainString() + "]")
        .collect(Collectors.joining(",", "[", "]"));
  }

  static void write(Figures into, boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("omnidepth-bench");
    Files.write(folder.resolve("answer.json"), JsonWork.ofFiveVenues().ours());
    run(into, folder, quick);
  }

  private static void run(Figures into, Path folder, boolean quick)
      throws IOException, InterruptedException {
    NodePeer.install();
    NodePeer.figures(into, "work.mjs", folder.toString(), quick ? "0.5" : "3");
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
