package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.app.Server;
import io.omnidepth.app.ServerPlan;
import io.omnidepth.settings.ReplaySettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Serves what a tape has recorded. */
@Command(
    name = "replay",
    description =
        "Serves as serve does, from a file that serve --record or demo --record wrote: the same books at the same "
            + "distance in time. Needs no network; the times are those of the recording.",
    footer = {
      "",
      "Examples:",
      "  omnidepth replay monday.tape",
      "  omnidepth replay monday.tape --speed 10 --port 9000",
      "  zcat monday.tape | head -2"
    },
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false)
final class Replay implements Task {
  @Parameters(paramLabel = "FILE", description = "The tape.")
  private Path file = Path.of("");

  @Override
  public List<Setting<?>> settings() {
    return ReplaySettings.ALL;
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    Logging.write(values);
    return new Server(ServerPlan.ofTape(values, file)).run();
  }
}
