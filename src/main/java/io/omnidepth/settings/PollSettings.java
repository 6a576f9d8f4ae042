package io.omnidepth.settings;

import static io.omnidepth.settings.Section.POLLING;
import static io.omnidepth.settings.Setting.setting;

import java.time.Duration;
import java.util.List;

/** The settings of the rounds. */
public final class PollSettings {
  public static final Setting<List<String>> INSTRUMENTS =
      setting("--instruments")
          .in(POLLING)
          .otherwise("BTC-USD,BTC-USDT,ETH-USD; in the demo some more")
          .allowing("1 to 200 names or patterns")
          .list("BTC-USD,...")
          .says(
              "The instruments to poll; BTC-* and *-USDT stand for the matching markets of the "
                  + "venues' lists; any other listed instrument is polled once somebody asks for it");

  public static final Setting<Integer> ON_DEMAND =
      setting("--on-demand", "60")
          .in(POLLING)
          .whole("N", 0, 500)
          .says(
              "The most instruments that are polled because somebody asks for them, as far as the "
                  + "venues' limits have room");

  public static final Setting<Duration> ON_DEMAND_IDLE =
      setting("--on-demand-idle", "2m")
          .in(POLLING)
          .duration("10s", "24h")
          .says("How long such an instrument stays polled after its last reader");

  public static final Setting<Duration> INTERVAL =
      setting("--interval", "1s")
          .in(POLLING)
          .duration("100ms", "1m")
          .says("The time from one round to the next");

  public static final Setting<Boolean> UNPACED =
      setting("--unpaced")
          .in(POLLING)
          .onOff()
          .says("Poll the venues of --venue-url every round, whatever their limits; for load runs");

  static final List<Setting<?>> ALL =
      List.of(INSTRUMENTS, ON_DEMAND, ON_DEMAND_IDLE, INTERVAL, UNPACED);

  private PollSettings() {}
}
