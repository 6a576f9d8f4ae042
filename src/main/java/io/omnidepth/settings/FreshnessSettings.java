package io.omnidepth.settings;

import static io.omnidepth.settings.Section.FRESHNESS;
import static io.omnidepth.settings.Setting.setting;

import java.time.Duration;
import java.util.List;

/** The settings of a book's age. */
public final class FreshnessSettings {
  public static final Setting<List<String>> VENUE_TIMES =
      setting("--venue-times")
          .in(FRESHNESS)
          .otherwise("believe")
          .allowing("believe, show, ID=believe, ID=show")
          .list("believe|show|ID=show")
          .says(
              "Whether the venues' own times make a book old (believe) or are only shown (show), of "
                  + "all venues or of one, as okx=show; for recordings and laboratory exchanges");

  public static final Setting<Double> AGEING_AFTER =
      setting("--ageing-after", "2")
          .in(FRESHNESS)
          .positive("N")
          .says("The number of its intervals after which a book is ageing");

  public static final Setting<Double> STALE_AFTER =
      setting("--stale-after", "5")
          .in(FRESHNESS)
          .allowing("--ageing-after or more")
          .positive("N")
          .says("The number of its intervals after which a book is stale and no longer counted");

  public static final Setting<Duration> STALE_AT_THE_LATEST =
      setting("--stale-at-the-latest", "15s")
          .in(FRESHNESS)
          .duration("1ms")
          .says("The age at which a book is stale, whatever its interval");

  static final List<Setting<?>> ALL =
      List.of(VENUE_TIMES, AGEING_AFTER, STALE_AFTER, STALE_AT_THE_LATEST);

  private FreshnessSettings() {}
}
