package io.omnidepth.settings;

import static io.omnidepth.settings.Section.DEMO;
import static io.omnidepth.settings.Setting.setting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The settings of the made-up market. */
public final class DemoSettings {
  public static final Setting<Long> SEED =
      setting("--seed", "1")
          .in(DEMO)
          .whole("N")
          .says("The number that the market is made of; the same one makes the same market again");

  public static final Setting<Optional<Instant>> START =
      setting("--start")
          .in(DEMO)
          .otherwise("now")
          .time()
          .says("The moment at which the made-up market begins, as 2026-01-01T00:00:00Z");

  public static final Setting<Boolean> MISHAPS =
      setting("--mishaps")
          .in(DEMO)
          .onOff()
          .says("Let one exchange after the other fail for a while, in every way that they do");

  static final List<Setting<?>> MARKET = List.of(SEED, START);

  /** The settings of the demo beside those of {@link ServerSettings}. */
  public static final List<Setting<?>> ALL = List.of(SEED, START, MISHAPS);

  private DemoSettings() {}
}
