package io.omnidepth.settings;

import io.omnidepth.support.GeneratedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents that are made of the settings. */
class DocumentsTest {
  @Test
  void theTableOfSettingsIsMadeOfThem() {
    new GeneratedFile(Path.of("src/docs/operate.md"), "DocumentsTest").hold("settings", table());
  }

  private static String table() {
    return "| setting | default | allowed | meaning |\n|---|---|---|---|\n"
        + rows(ServerSettings.ALL, List.of(), "")
        + rows(DemoSettings.ALL, ServerSettings.ALL, "`demo`: ")
        + rows(ReplaySettings.ALL, ServerSettings.ALL, "`replay`: ")
        + rows(ExchangeSettings.ALL, DemoSettings.ALL, "`exchanges`: ");
  }

  private static String rows(List<Setting<?>> some, List<Setting<?>> known, String before) {
    return some.stream()
        .filter(setting -> !known.contains(setting))
        .map(setting -> row(setting, before))
        .collect(Collectors.joining());
  }

  private static String row(Setting<?> setting, String before) {
    return "| `%s` | %s | %s | %s%s |\n"
        .formatted(
            setting.name(),
            escaped(setting.defaultWords().orElse(isSwitch(setting) ? "off" : "none")),
            isSwitch(setting) ? "" : escaped(setting.allowed()),
            before,
            escaped(setting.meaning()));
  }

  private static boolean isSwitch(Setting<?> setting) {
    return setting.shape() == Shape.SWITCH;
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }
}
