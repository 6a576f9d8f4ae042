package io.omnidepth.settings;

import static io.omnidepth.settings.Section.FEES;
import static io.omnidepth.settings.Section.VENUES;
import static io.omnidepth.settings.Setting.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of the venues: which ones, their addresses, their fees. */
public final class VenueSettings {
  public static final Setting<List<String>> IDS =
      setting("--venues")
          .in(VENUES)
          .otherwise("all")
          .allowing("ids of venues")
          .venues("ID,...")
          .says("The venues to poll; omnidepth venues lists them");

  public static final Setting<List<String>> URLS =
      setting("--venue-url")
          .in(VENUES)
          .allowing("ID=URL")
          .venues("ID=URL")
          .says(
              "Another origin for a venue, with its own paths, as kraken=http://127.0.0.1:19001; "
                  + "may be repeated");

  public static final Setting<Optional<Path>> TRUST =
      setting("--trust")
          .in(VENUES)
          .allowing("a PEM file")
          .file()
          .says("A PEM file of further certificates to trust: a proxy's, or a test exchange's");

  public static final Setting<List<String>> TAKER_FEE =
      setting("--taker-fee")
          .in(FEES)
          .otherwise("its lowest tier; omnidepth venues --sources lists them")
          .allowing("ID=PERCENT, 0 to 99.999999")
          .venues("ID=PERCENT")
          .says("Your taker fee at a venue in per cent, as kraken=0.25");

  static final List<Setting<?>> ALL = List.of(IDS, URLS, TRUST, TAKER_FEE);

  private VenueSettings() {}
}
