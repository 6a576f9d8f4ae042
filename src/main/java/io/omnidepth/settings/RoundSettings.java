package io.omnidepth.settings;

import static io.omnidepth.settings.Setting.setting;

import java.util.List;
import java.util.stream.Stream;

/** The settings of a single round. */
public final class RoundSettings {
  public static final Setting<List<String>> WITHOUT =
      setting("--without")
          .allowing("ids of polled venues")
          .venues("ID,...")
          .says("Leave these venues out: the depth as it is when they are out");

  public static final Setting<List<String>> CONVERT =
      setting("--convert")
          .list("USDT,...")
          .says("Join books in these quotes, at the rates of the venues' own books");

  public static final Setting<Boolean> FEES =
      setting("--fees").onOff().says("Put each venue's taker fee into its prices");

  public static final List<Setting<?>> ALL =
      Stream.concat(
              VenueSettings.ALL.stream(),
              Stream.of(WITHOUT, FreshnessSettings.VENUE_TIMES, CONVERT, FEES))
          .toList();

  private RoundSettings() {}
}
