package io.omnidepth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.program.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answer to every kind of wrong use is one line that names the place and the allowed values.
 */
class WrongUseTest extends CommandLines {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --prot 80|there is no option --prot, did you mean \"--port\"? Allowed are --",
        "serve --xyzzyx|there is no option --xyzzyx; allowed are --",
        "srve|there is no command srve, did you mean \"serve\"? Allowed are serve, demo, replay, depth, fill, venues, metrics, exchanges, archive, completion",
        "serve now|now is too much: omnidepth serve takes options only",
        "depth BTC-USD ETH-USD|ETH-USD is too much: omnidepth depth takes INSTRUMENT and options",
        "depth|Missing required parameter: 'INSTRUMENT'",
        "fill BTC-USD|Missing required parameters: 'SIDE', 'SIZE'",
        "fill BTC-USD buy 1 2|2 is too much: omnidepth fill takes INSTRUMENT SIDE SIZE and options",
        "fill BTCUSD buy 1|INSTRUMENT=BTCUSD is not allowed; allowed is BASE-QUOTE, as BTC-USD",
        "fill BTC-USD bye 1|SIDE=bye is not allowed; allowed are buy, sell",
        "fill BTC-USD sell 0|SIZE=0 is not allowed; allowed is a decimal number above 0",
        "fill BTC-USD sell lots|SIZE=lots is not allowed; allowed is a decimal number above 0",
        "fill BTC-USD buy 1 --without krakn|--without=krakn is not allowed, did you mean \"kraken\"?",
        "fill BTC-USD buy 1 --venues okx --without okx|--without=okx is not allowed; allowed is venues that leave another one to count",
        "fill BTC-USD buy 1 --venues okx --without kraken|--without=kraken is not allowed",
        "fill BTC-USD buy 1 --convert BTC|--convert=BTC is not allowed; allowed is an asset that BTC is quoted in",
        "fill BTC-USD buy 1 --json --csv|--json and --csv exclude each other",
        "depth BTC-USD --venue-times gate=sho|--venue-times=gate=sho is not allowed; allowed is believe or show",
        "serve --port|Missing required parameter for option '--port' (PORT)",
        "serve --port 1 --port 2|option '--port' (PORT) should be specified only once",
        "depth BTC-USD --json --csv|--json and --csv exclude each other",
        "depth BTCUSD|INSTRUMENT=BTCUSD is not allowed; allowed is BASE-QUOTE, as BTC-USD",
        "depth BTC-BTC|INSTRUMENT=BTC-BTC is not allowed; allowed is BASE-QUOTE with two different assets, as BTC-USD",
        "serve --ageing-after 9|--stale-after=5.0 is not allowed; allowed is a number from --ageing-after on, which is 9.0",
        "demo --port 0 --venue-url kraken=http://127.0.0.1:1|allowed is nothing: the demo makes up all books. Run serve to poll real venues or other URLs",
        "demo --start noon|--start=noon is not allowed; allowed is a time as 2026-01-01T00:00:00Z",
        "serve --influx-url http://ops:secret@127.0.0.1:8086|--influx-url=http://...@127.0.0.1:8086 is not allowed; allowed is http://HOST:PORT or https://HOST:PORT without a name or password in it",
        "--port 9000 serve|--port belongs behind the command, as in: omnidepth serve --port ...",
        "serve --venue-url kraken=http://a,kraken=http://b|allowed is one URL for each venue",
        "serve --config /nowhere/omnidepth.yml|there is no file /nowhere/omnidepth.yml",
        "--config /nowhere/omnidepth.yml|there is no file /nowhere/omnidepth.yml",
        "serve --config /|/ is a directory",
      })
  void aWrongCommandLine(String arguments, String words) {
    assertTrue(
        line(arguments).startsWith(words) || line(arguments).endsWith(words), line(arguments));
  }

  /** Every option that has bounds, each of its wrong values, and the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port|70000|is not allowed; allowed is 0 to 65535",
        "port|-1|is not allowed; allowed is 0 to 65535",
        "port|abc|is not allowed; allowed is 0 to 65535",
        "host|http://x|is not allowed; allowed is an address or a name of this machine, as 127.0.0.1",
        "instruments|BTCUSD|is not allowed; allowed is BASE-QUOTE, as BTC-USD",
        "interval|5|is not allowed; allowed is a whole number with its unit, as 500ms, 1s or 2m",
        "interval|5ms|is not allowed; allowed is 100ms to 1m",
        "interval|2m|is not allowed; allowed is 100ms to 1m",
        "venues|krakn|is not allowed, did you mean \"kraken\"? Allowed are ",
        "venues|nowhere|is not allowed; allowed are ",
        "venue-url|kraken|is not allowed; allowed is ID=URL, as kraken=http://127.0.0.1:19001",
        "venue-url|krakn=http://x|is not allowed, did you mean \"kraken\"?",
        "venue-url|kraken=ftp://x|is not allowed; allowed is http://HOST:PORT or https://HOST:PORT",
        "venue-url|kraken=http://x/p|is not allowed; allowed is an origin without a path",
        "trust|/nowhere.pem|is not allowed; allowed is a PEM file of certificates: there is no such file",
        "data|/nowhere/lists|is not allowed; allowed is a directory, or the name of a new one in a directory that is there",
        "data|/dev/null|is not allowed; allowed is a directory, or the name of a new one in a directory that is there",
        "record-size|5|is not allowed; allowed is a whole number and MB, GB or TB, as 500MB, 1MB or more",
        "record-size|999KB|is not allowed; allowed is a whole number and MB, GB or TB, as 500MB, 1MB or more",
        "record-size|0MB|is not allowed; allowed is a whole number and MB, GB or TB, as 500MB, 1MB or more",
        "record|/tmp|is not allowed; allowed is the name of a file, itself no directory, in a directory that is there",
        "unpaced|maybe|is not allowed; allowed is true or false",
        "ageing-after|0|is not allowed; allowed is a number above 0",
        "ageing-after|soon|is not allowed; allowed is a number",
        "stale-after|1|is not allowed; allowed is a number from --ageing-after on",
        "stale-after|late|is not allowed; allowed is a number",
        "stale-at-the-latest|0s|is not allowed; allowed is 1ms or more",
        "stale-at-the-latest|15|is not allowed; allowed is a whole number with its unit",
        "allow-host|https://x|is not allowed; allowed is a name without scheme and port, as depth.example",
        "allow-origin|here|is not allowed; allowed is http://HOST:PORT or https://HOST:PORT",
        "allow-origin|http://x/p|is not allowed; allowed is an origin without a path",
        "influx-url|127.0.0.1:8086|is not allowed; allowed is http://HOST:PORT or https://HOST:PORT",
        "influx-url|http://127.0.0.1:80866|is not allowed; allowed is http://HOST:PORT or https://HOST:PORT",
        "influx-org|acme|is not allowed; allowed is together with --influx-url only",
        "influx-bucket|b|is not allowed; allowed is together with --influx-url only",
        "influx-db|b|is not allowed; allowed is together with --influx-url only",
        "trust-proxy|proxy.example|is not allowed; allowed is an address in numbers, or a network by its first, as 10.0.0.0/24",
        "trust-proxy|10.0.0.0/99|is not allowed; allowed is an address in numbers, or a network by its first, as 10.0.0.0/24",
        "trust-proxy|10.0.0.7/8|is not allowed; allowed is an address in numbers, or a network by its first, as 10.0.0.0/24",
        "trust-proxy|2001:db8::1/32|is not allowed; allowed is",
        "log|xml|is not allowed; allowed are text, json",
        "log-level|inof|is not allowed, did you mean \"info\"? Allowed are error, warn, info, debug",
        "metrics-instance|a/b|is not allowed; allowed is up to 64 letters, digits, dots, dashes and underscores",
        "influx-step|1ms|is not allowed; allowed is 1s or more",
        "influx-step|soon|is not allowed; allowed is a whole number with its unit",
      })
  void aWrongValueFromEachOfTheThreeSources(String key, String value, String words)
      throws IOException {
    String option = "--" + key + "=" + value;
    String variable = "OMNIDEPTH_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    String ofOption = line("serve " + option);
    assertTrue(ofOption.startsWith("--" + key + "="), ofOption);
    assertTrue(ofOption.contains(words), ofOption);
    String ofVariable = line(CommandLineRun.of(Map.of(variable, value), "serve"));
    assertTrue(ofVariable.startsWith("the environment variable " + variable + "="), ofVariable);
    assertTrue(ofVariable.contains(words), ofVariable);
    String ofKey = ofFile("# mine\n" + key + ": \"" + value + "\"\n");
    assertTrue(ofKey.startsWith("my.yml, line 2: " + key + ": "), ofKey);
    assertTrue(ofKey.contains(words), ofKey);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--influx-url http://127.0.0.1:8086|there is no --influx-org and no --influx-bucket and no --influx-token for http://127.0.0.1:8086; InfluxDB 2 takes",
        "--influx-url http://127.0.0.1:8086 --influx-org a --influx-token c|there is no --influx-bucket for http://127.0.0.1:8086; InfluxDB 2 takes",
        "--metrics-instance=|--metrics-instance= is not allowed; allowed is up to 64 letters",
        "--influx-url http://127.0.0.1:8086 --influx-db a --influx-bucket b|--influx-bucket=... is not allowed; allowed is without --influx-db only",
        "--influx-url http://127.0.0.1:8086 --influx-db a --influx-step 10ms|allowed is 1s or more",
        "--influx-url http://127.0.0.1:8086 --influx-db a/b|--influx-db=a/b is not allowed; allowed is a name of letters, digits, _, - and .",
        "--influx-url http://127.0.0.1:8086 --influx-db=|allowed is a name of letters, digits, _, - and .",
        "--influx-url http://127.0.0.1:8086 --influx-db a --influx-user b|allowed is together with the other",
        "--influx-url http://127.0.0.1:8086 --influx-db a --influx-password b|--influx-password=... is not allowed; allowed is together with the other",
        "--influx-url http://127.0.0.1:8086 --influx-db a --influx-token b|--influx-token=... is not allowed; allowed is without --influx-db only",
        "--influx-url http://127.0.0.1:8086 --influx-org a --influx-bucket b --influx-token c --influx-user d|allowed is with --influx-db only",
        "--influx-url http://127.0.0.1:8086 --influx-org a --influx-bucket b --influx-token gehé|--influx-token=... is not allowed; allowed is what a header can have: ASCII without blanks",
      })
  void aWrongInflux(String options, String words) {
    assertTrue(line("serve " + options).contains(words), line("serve " + options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--base-port 65530|--base-port=65530 is not allowed; allowed is 0 to 65",
        "--base-port=-1|--base-port=-1 is not allowed; allowed is 0 to 65",
        "--fault kraken|--fault=kraken is not allowed; allowed is ID=FAULT, as kraken=slow or all=frozen",
        "--fault kraken=sloow|--fault=sloow is not allowed, did you mean \"slow\"? Allowed are none, limited",
        "--fault krakn=slow|--fault=krakn is not allowed, did you mean \"kraken\"?",
        "--venues krakn|did you mean \"kraken\"?",
        "--instruments BTC|--instruments=BTC is not allowed; allowed is BASE-QUOTE",
        "--seed some|--seed=some is not allowed; allowed is a whole number",
        "--tls-cert a.pem|--tls-cert=a.pem is not allowed; allowed is a PEM file together with --tls-key",
        "--tls-key a.key|allowed is a PEM file together with --tls-key",
        "--tls-cert /no.pem --tls-key /no.key|=/no.pem is not allowed; allowed is a readable PEM file",
      })
  void aWrongOptionForTheExchanges(String options, String words) {
    assertTrue(line("exchanges " + options).contains(words), line("exchanges " + options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels|0|is not allowed; allowed is 1 to 5000",
        "levels|5001|is not allowed; allowed is 1 to 5000",
        "levels|few|is not allowed; allowed is 1 to 5000",
      })
  void aWrongValueForTheDepth(String key, String value, String words) {
    String ofOption = line("depth BTC-USD --" + key + " " + value);
    assertTrue(ofOption.contains("--" + key + "=" + value + " " + words), ofOption);
    String ofVariable =
        line(CommandLineRun.of(Map.of("OMNIDEPTH_LEVELS", value), "depth", "BTC-USD"));
    assertTrue(ofVariable.contains("OMNIDEPTH_LEVELS=" + value + " " + words), ofVariable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot: 80|my.yml, line 1: there is no key \"prot\", did you mean \"port\"? Allowed are ageing-after, ",
        "--port: 80|my.yml, line 1: there is no key \"--port\", did you mean \"port\"?",
        "venue_url: {}|did you mean \"venue-url\"?",
        "config: other.yml|there is no key \"config\"",
        "help: true|there is no key \"help\"",
        "[a]: 1|there is no key \"\"",
        "port: 1\\n# and\\nport: 2|my.yml, line 3: port is there twice, first in line 1",
        "port:|my.yml, line 1: port is empty; leave the key out for the default",
        "instruments: []|my.yml, line 1: instruments is empty",
        "host: ''|my.yml, line 1: host is empty",
        "instruments:\\n  - BTC-USD\\n  -|my.yml, line 3: instruments is empty",
        "port: [80, 81]|my.yml, line 1: port takes a single value",
        "instruments: {a: b}|instruments takes a value or a list of values",
        "instruments: [[BTC-USD]]|instruments takes a value or a list of values",
        "venue-url: {kraken: [a]}|venue-url takes ID=URL, a list of them, or a mapping of ID: URL",
        "venue-url: {kraken: a, kraken: b}|venue-url: kraken is there twice",
        "just a text|my.yml, line 1: this is no setting; settings are written as port: 8080",
        "- port|this is no setting",
        "port: 'x|my.yml, line 1, column 9: this is no YAML: found unexpected end of stream",
        "a: b: c|my.yml, line 1, column 5: this is no YAML: mapping values are not allowed here",
        "port: 1\\n\\thost: x|my.yml, line 2, column 1: this is no YAML",
        "port: *where|this is no YAML: found undefined alias where",
        "- !%b|my.yml: this is no YAML: Tag must not contain leading or trailing spaces.",
        "port: 1\\n---\\nport: 2|my.yml, line 2, column 1: this is no YAML",
      })
  void aWrongFile(String text, String words) throws IOException {
    String line = ofFile(text.replace("\\n", "\n").replace("\\t", "\t"));
    assertTrue(line.contains(words), line);
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    Path file = Files.write(directory.resolve("bytes.yml"), new byte[] {(byte) 0xff, 1, 2});
    assertEquals(
        file + " is no text in UTF-8",
        line(CommandLineRun.of(Map.of("OMNIDEPTH_CONFIG", file.toString()), "serve")));
    Files.write(file, new byte[2 << 20]);
    assertTrue(line("serve --config " + file).endsWith("has more than 1048576 bytes"));
    Files.write(file, new byte[] {7});
    assertTrue(line("serve --config " + file).contains("this is no YAML"));
  }

  @Test
  void aSecretInABrokenFileIsNotQuoted() throws IOException {
    assertFalse(ofFile("influx-token: \"s3cret\" x\n").contains("s3cret"));
    assertFalse(ofFile("influx-token: [s3cret]\n").contains("s3cret"));
    assertFalse(ofFile("influx-token: s3cret: x\n").contains("s3cret"));
  }
}
