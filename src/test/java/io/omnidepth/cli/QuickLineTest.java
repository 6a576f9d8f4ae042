package io.omnidepth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.settings.Environment;
import io.omnidepth.settings.ServerSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The line that is read without the parser means the same to the parser, or is left to it. */
class QuickLineTest {
  private static Optional<Map<String, List<String>>> quick(List<String> line) {
    Task task = line.get(0).equals("demo") ? new Demo() : new Serve();
    return QuickLine.typed(task.settings(), line.subList(1, line.size()));
  }

  private static Map<String, List<String>> parsed(List<String> line) {
    CommandLine commands = Commands.commands();
    return CommandOptions.typed(commands.parseArgs(line.toArray(String[]::new)).subcommand());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --port 9000 --unpaced",
        "serve --venues=kraken,coinbase --venues okx --interval=250ms",
        "demo --mishaps --seed 7 --host ::1",
        "serve --venue-url kraken=http://127.0.0.1:19001,okx=http://127.0.0.1:19002",
        "serve --instruments BTC-*,*-USDT --log json",
        "serve --trust-proxy 10.0.0.0/24 --influx-password a$b{c}",
      })
  void aUsualLineIsReadAsTheParserReadsIt(String words) {
    List<String> line = List.of(words.split(" "));
    assertEquals(Optional.of(parsed(line)), quick(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --help",
        "serve -h",
        "serve --prot 1",
        "serve now",
        "serve --port",
        "serve --port --unpaced",
        "serve --port -1",
        "serve --port 1 --port 2",
        "serve --unpaced --unpaced",
        "serve --unpaced=false",
        "serve --venues kraken,,okx",
        "serve --venues kraken,",
        "serve --venues 'kraken'",
        "serve --record \"a\"",
        "serve --port=",
        "serve @file",
        "serve --host @file",
        "serve --config my.yml",
        "serve --seed 7",
        "serve --",
      })
  void anUnusualLineIsLeftToTheParser(String words) {
    assertEquals(Optional.empty(), quick(List.of(words.split(" "))));
  }

  @Test
  void randomLinesOfAllSettingsMeanTheSame() {
    Random random = new Random(19);
    List<Setting<?>> settings = new Demo().settings();
    List<String> values = List.of("a", "1,b", "x=y", "k=http://h:1/p?q=1,l=m", "7s", "{}", "$HOME");
    int read = 0;
    for (int i = 0; i < 500; i++) {
      List<String> line = new ArrayList<>(List.of("demo"));
      for (int n = random.nextInt(5); n > 0; n--) {
        Setting<?> setting = settings.get(random.nextInt(settings.size()));
        String value = values.get(random.nextInt(values.size()));
        line.addAll(
            setting.shape() == Shape.SWITCH
                ? List.of(setting.name())
                : random.nextBoolean()
                    ? List.of(setting.name() + "=" + value)
                    : List.of(setting.name(), value));
      }
      Optional<Map<String, List<String>>> quick = quick(line);
      if (quick.isPresent()) {
        read++;
        assertEquals(parsed(line), quick.get(), line::toString);
      }
    }
    assertTrue(read > 300, "read " + read);
  }

  @Test
  void anUnknownVariableOrASettingsFileIsLeftToTheParser() {
    Stream.of("OMNIDEPTH_PROT", "OMNIDEPTH_CONFIG", "OMNIDEPTH_SEED")
        .forEach(
            name ->
                assertEquals(
                    Optional.empty(),
                    Launch.values(
                        ServerSettings.ALL, List.of(), new Environment(Map.of(name, "1")))));
    assertTrue(
        Launch.values(ServerSettings.ALL, List.of(), new Environment(Map.of("OMNIDEPTH_PORT", "1")))
            .isPresent());
  }
}
