package io.omnidepth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.program.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the sources of settings, and the form of what is said about them. */
class SettingSourcesTest extends CommandLines {
  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndTheEnvironmentBeforeTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("o.yml"), "port: 70003\n");
    String config = file.toString();
    Map<String, String> both = Map.of("OMNIDEPTH_PORT", "70002", "OMNIDEPTH_CONFIG", config);
    assertTrue(line(CommandLineRun.of(both, "serve", "--port=70001")).startsWith("--port=70001 "));
    assertTrue(line(CommandLineRun.of(both, "serve")).contains("OMNIDEPTH_PORT=70002 "));
    assertTrue(line("serve --config " + config).contains("port: 70003 "));
    assertTrue(line("--config " + config + " serve").contains("port: 70003 "));
    assertTrue(line("--config " + config).contains("port: 70003 "));
    Map<String, String> unset = Map.of("OMNIDEPTH_PORT", "", "OMNIDEPTH_CONFIG", config);
    assertTrue(line(CommandLineRun.of(unset, "serve")).contains("port: 70003 "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instruments: BTC-USD,ETH-USD",
        "instruments: [BTC-USD, ETH-USD]",
        "venues:\\n  - kraken\\n  - coinbase",
        "venue-url: kraken=http://127.0.0.1:19001",
        "venue-url: [kraken=http://127.0.0.1:19001, 'coinbase=http://127.0.0.1:19002']",
        "venue-url: {kraken: 'http://127.0.0.1:19001', coinbase: http://127.0.0.1:19002}",
        "venue-url:\\n  - kraken: http://127.0.0.1:19001",
        "interval: 250ms\\nunpaced: true",
        "unpaced: false",
        "levels: 20 # of another command",
        "influx-token: '12345'",
      })
  void aRightFileIsTakenInEveryShape(String text) throws IOException {
    String line = ofFile(text.replace("\\n", "\n") + "\nport: 70000\n");
    assertTrue(line.contains("port: 70000 is not allowed"), line); // the last to be looked at
  }

  @Test
  void aVariableOfThePlatformIsNoSetting() {
    Map<String, String> kubernetes = Map.of("OMNIDEPTH_PORT", "tcp://10.0.0.1:8080");
    assertEquals(
        "--interval=1ms is not allowed; allowed is 100ms to 1m",
        line(CommandLineRun.of(kubernetes, "serve", "--interval", "1ms")));
  }

  @Test
  void aSettingThatIsOverruledIsNotChecked() throws IOException {
    Map<String, String> environment = Map.of("OMNIDEPTH_PORT", "abc");
    assertEquals(
        "--interval=1ms is not allowed; allowed is 100ms to 1m",
        line(CommandLineRun.of(environment, "serve", "--port", "0", "--interval", "1ms")));
  }

  @Test
  void helpIsPrintedWithWrongSettingsToo() {
    Map<String, String> wrong =
        Map.of("OMNIDEPTH_PORT", "abc", "OMNIDEPTH_CONFIG", "/nowhere", "OMNIDEPTH_HELP", "true");
    assertEquals(0, CommandLineRun.of(wrong, "serve", "--help").status());
    assertEquals(0, CommandLineRun.of(wrong, "--version").status());
  }

  @Test
  void aVariableThatIsNoSettingIsNamed() {
    CommandLineRun ran =
        CommandLineRun.of(Map.of("OMNIDEPTH_PROT", "1", "OMNIDEPTH_LEVELS", "2"), "venues");
    assertEquals(0, ran.status());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(
        ran.err().contains("OMNIDEPTH_PROT is no setting, did you mean \"OMNIDEPTH_PORT\"?"),
        ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --log json --port 70000||--port=70000 is not allowed; allowed is 0 to 65535",
        "serve --log=json --prot 1||there is no option --prot, did you mean",
        "serve --port 70000|json|--port=70000 is not allowed",
        "--config /nowhere/omnidepth.yml|json|there is no file /nowhere/omnidepth.yml",
      })
  void theAnswerHasTheFormOfTheLog(String arguments, String variable, String words)
      throws IOException {
    Map<String, String> environment =
        variable == null ? Map.of() : Map.of("OMNIDEPTH_LOG", variable);
    CommandLineRun ran = CommandLineRun.of(environment, arguments.split(" "));
    assertEquals(2, ran.status());
    assertSaid("ERROR", words, ran);
  }

  @Test
  void theFormOfTheLogMayStandInTheFileToo() throws IOException {
    Path file = Files.writeString(directory.resolve("my.yml"), "log: json\nport: 70000\n");
    CommandLineRun ran = CommandLineRun.of(Map.of(), "serve", "--config", file.toString());
    assertSaid("ERROR", file + ", line 2: port: 70000 is not allowed", ran);
  }

  @Test
  void aVariableThatIsNoSettingIsInTheFormOfTheLog() throws IOException {
    Map<String, String> environment = Map.of("OMNIDEPTH_PROT", "1", "OMNIDEPTH_LOG", "json");
    CommandLineRun ran = CommandLineRun.of(environment, "serve", "--port", "70000");
    List<String> lines = ran.err().lines().toList();
    assertEquals(2, lines.size(), ran.err());
    assertSaid("WARN", "the environment variable OMNIDEPTH_PROT is no setting", lines.get(0));
    assertSaid("ERROR", "--port=70000 is not allowed", lines.get(1));
    String ofNoLog = CommandLineRun.of(environment, "venues", "--what").err();
    assertTrue(ofNoLog.startsWith("omnidepth: there is no option --what"), ofNoLog);
  }
}
