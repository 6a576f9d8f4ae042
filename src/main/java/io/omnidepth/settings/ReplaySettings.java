package io.omnidepth.settings;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of a server that replays a tape, in the order of the help. The tape itself tells how
 * its books were polled and doubted.
 */
public final class ReplaySettings {
  public static final List<Setting<?>> ALL =
      Stream.<List<Setting<?>>>of(
              List.of(TapeSettings.SPEED), HttpSettings.ALL, MetricSettings.ALL, LogSettings.ALL)
          .<Setting<?>>flatMap(Collection::stream)
          .toList();

  private ReplaySettings() {}
}
