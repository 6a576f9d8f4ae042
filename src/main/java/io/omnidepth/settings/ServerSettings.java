package io.omnidepth.settings;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All settings of the server, in the order of the help. */
public final class ServerSettings {
  public static final List<Setting<?>> ALL =
      Stream.<List<Setting<?>>>of(
              PollSettings.ALL,
              VenueSettings.ALL,
              HttpSettings.ALL,
              FreshnessSettings.ALL,
              MetricSettings.ALL,
              StoreSettings.ALL,
              TapeSettings.ALL,
              LogSettings.ALL)
          .<Setting<?>>flatMap(Collection::stream)
          .toList();

  private ServerSettings() {}
}
