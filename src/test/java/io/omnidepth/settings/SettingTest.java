package io.omnidepth.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.program.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting keeps the same rules. */
class SettingTest {
  /** No setting allows this text, not even the name of a file or a directory. */
  private static final String WRONG = "/?/?";

  @TempDir private Path directory;

  static Stream<Arguments> everySetting() {
    return Stream.of(
            of("serve", ServerSettings.ALL),
            of("demo", DemoSettings.ALL),
            of("replay no.tape", ReplaySettings.ALL),
            of("exchanges", ExchangeSettings.ALL),
            of("depth BTC-USD", RoundSettings.ALL))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> of(String command, List<Setting<?>> settings) {
    return settings.stream().map(setting -> Arguments.of(command, setting));
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void hasANameAMeaningAndAnAllowedDefault(String command, Setting<?> setting) {
    assertTrue(setting.name().matches("--[a-z]+(-[a-z]+)*"), setting::name);
    assertEquals("--" + setting.key(), setting.name());
    assertEquals(
        setting.key(), setting.variable().substring(10).toLowerCase(Locale.ROOT).replace('_', '-'));
    assertTrue(setting.meaning().matches("(?s)[A-Z].*[^.]"), setting::meaning);
    assertDoesNotThrow(() -> setting.read(List.of()));
    setting.byDefault().ifPresent(text -> assertTrue(setting.help().contains(text)));
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void tellsItsBoundsAndKeepsThem(String command, Setting<?> setting) {
    setting
        .range()
        .ifPresent(
            range -> {
              assertTrue(setting.help().contains(range.toString()), setting::help);
              assertDoesNotThrow(() -> setting.read(List.of(range.least())));
              assertDoesNotThrow(() -> setting.read(List.of(range.most())));
              for (String text : List.of(next(range.least(), -1), next(range.most(), 1))) {
                WrongSetting wrong =
                    assertThrows(WrongSetting.class, () -> setting.read(List.of(text)));
                assertEquals(
                    setting.name() + "=" + text + " is not allowed; allowed is " + range,
                    wrong.getMessage());
              }
            });
  }

  /** The number or duration that is one more or one less. */
  private static String next(String text, int step) {
    return text.matches("-?\\d+")
        ? String.valueOf(Long.parseLong(text) + step)
        : DurationText.read("", text).plus(Duration.ofMillis(step)).toMillis() + "ms";
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  @Timeout(20)
  void refusesAWrongTextOfEachSource(String command, Setting<?> setting) throws IOException {
    List<String> words = List.of(command.split(" "));
    assertRefused(setting, setting.name(), Map.of(), with(words, setting.name() + "=" + WRONG));
    assertRefused(setting, setting.variable(), Map.of(setting.variable(), WRONG), words);
    Path file = directory.resolve("my.yml");
    Files.writeString(file, "# mine\n" + setting.key() + ": \"" + WRONG + "\"\n");
    assertRefused(
        setting, file + ", line 2: " + setting.key(), Map.of(), with(words, "--config=" + file));
  }

  private static List<String> with(List<String> words, String more) {
    List<String> all = new ArrayList<>(words);
    all.add(more);
    return all;
  }

  /** One line names the place and the allowed texts; a setting may also blame the one it needs. */
  private static void assertRefused(
      Setting<?> setting, String place, Map<String, String> environment, List<String> arguments) {
    CommandLineRun run = CommandLineRun.of(environment, arguments.toArray(String[]::new));
    assertEquals(2, run.status(), run::err);
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(
        run.err().contains(place) || run.err().contains(" with " + setting.name()), run::err);
    assertTrue(run.err().matches("(?s).*[Aa]llowed (is|are) .*"), run::err);
  }
}
