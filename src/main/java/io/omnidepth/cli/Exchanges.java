package io.omnidepth.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.settings.ExchangeSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;

/** Runs the embedded exchanges alone, for tests of other programs and for load runs. */
@Command(
    name = "exchanges",
    description = {
      "Runs the embedded exchanges alone and prints the origin of each, as one line of JSON. "
          + "On each port, GET /_exchange tells the number of requests and how near the exchange's limits they came; "
          + "POST /_exchange?fault=slow starts a fault (fault=none ends it)."
    },
    footer = {
      "",
      "Examples:",
      "  omnidepth exchanges --venues kraken,okx --fault kraken=slow",
      "  omnidepth exchanges --base-port 0 --tls-cert exchange.pem --tls-key exchange.key",
      "  curl -X POST 'http://127.0.0.1:19000/_exchange?fault=limited'"
    },
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false)
final class Exchanges implements Task {
  @Override
  public List<Setting<?>> settings() {
    return ExchangeSettings.ALL;
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException, ExecutionException {
    ObjectNode line = new JsonMapper().createObjectNode();
    ObjectNode urls = line.putObject("venues");
    io.omnidepth.app.Exchanges.start(values)
        .forEach((venue, origin) -> urls.put(venue.id(), origin.toString()));
    out.println(line);
    out.flush();
    new CountDownLatch(1).await();
    return DONE;
  }
}
