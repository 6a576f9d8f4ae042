package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.RequiredTool;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  @TempDir private Path directory;

  private static String script(String shell) {
    CommandLineRun ran = CommandLineRun.of(Map.of(), "completion", shell);
    assertEquals(0, ran.status(), ran.err());
    return ran.out();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  /** The offers of bash for the last of these words. Bash takes {@code =} for a word of its own. */
  private List<String> offers(String... words) throws IOException, InterruptedException {
    RequiredTool.here(
        Files.isExecutable(Path.of("/bin/bash")), "the completion of bash, as there is no bash");
    Files.writeString(directory.resolve("omnidepth.bash"), script("bash"));
    Files.writeString(directory.resolve("my own.yml"), "");
    String line =
        Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return run(
            "/bin/bash",
            "--norc",
            "-eu",
            "-c",
            "source ./omnidepth.bash; complete -p omnidepth >/dev/null; COMP_WORDS=("
                + line
                + "); COMP_CWORD="
                + (words.length - 1)
                + "; _omnidepth 2>/dev/null || true; printf '%s\\n' \"${COMPREPLY[@]}\"")
        .lines()
        .filter(offer -> !offer.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s|serve",
        "--inst|--instruments",
        "serve --stale-|--stale-after --stale-at-the-latest",
        "depth BTC-USD --le|--levels",
        "depth BTC-USD --inst|''",
        "serve --venues krake|kraken",
        "serve --venues = krake|kraken",
        "serve --venues kraken,coinbas|kraken,coinbase",
        "serve --venue-url krake|kraken=",
        "serve --venue-url = krake|kraken=",
        "serve --interval 1|''",
        "serve --port --|''",
        "serve --unpaced --ven|--venues --venue-url --venue-times",
        "completion b|bash",
        "fill BTC-USD s|sell",
        "fill BTC-USD buy 1 --not|--notional",
        "fill BTC-USD --convert USDT b|''",
        "completion|completion",
      })
  void bashOffersTheWordsThatMayFollow(String words, String expected) throws Exception {
    assertEquals(expected, String.join(" ", offers(("omnidepth " + words).split(" "))));
  }

  @Test
  void bashOffersEveryVenueAndFiles() throws Exception {
    assertEquals(Catalog.ALL.size(), offers("omnidepth", "serve", "--venues", "").size());
    assertEquals(List.of("my own.yml"), offers("omnidepth", "serve", "--config", "my"));
    assertEquals(List.of("my own.yml"), offers("omnidepth", "serve", "--config", "=", "my"));
  }

  @Test
  void zshReadsItsScript() throws Exception {
    String script = script("zsh");
    assertTrue(script.startsWith("#compdef omnidepth\n"), script);
    assertTrue(script.contains("'*--venues=["), script);
    assertTrue(script.contains(":ID,...:_sequence compadd - " + Catalog.ALL.get(0) + " "), script);
    assertTrue(script.contains("'1:INSTRUMENT: ' '2:SIDE:(buy sell)' '3:SIZE: '"), script);
    needsZsh();
    run("/bin/zsh", "-n", Files.writeString(directory.resolve("_omnidepth"), script).toString());
  }

  private static void needsZsh() {
    RequiredTool.here(
        Files.isExecutable(Path.of("/bin/zsh")), "the completion of zsh, as there is no zsh");
  }

  /** Zsh completes only what is typed at a terminal: it writes its offers to a file. */
  private static final String TYPED_AT =
      """
      PROMPT=
      autoload -Uz compinit && compinit -u -D
      source ./omnidepth.zsh
      compadd() {
        if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
        local -a hits
        builtin compadd -O hits "$@"
        found+=("$IPREFIX"${^hits})
        builtin compadd "$@"
      }
      offer() {
        local -a found
        zle complete-word
        print -r -- "${(j: :)${(u)found}}" >> offers
        BUFFER=
        zle -M "offered $((++times))."
      }
      zle -N offer
      bindkey '^I' offer
      print READY
      """;

  /** Types each line of its input, then a tab. */
  private static final String TYPING =
      """
      zmodload zsh/zpty
      zpty typed zsh -f -i
      zpty -w typed 'source ./typed-at.zsh'
      zpty -r -m typed out '*READY*'
      while read -r line; do
        zpty -w -n typed "omnidepth $line"$'\\t'
        zpty -r -m typed out "*offered $((++times)).*"
      done < lines
      zpty -d typed
      """;

  /** One shell for all of them, as it takes a while to start. */
  @Test
  void zshOffersTheWordsThatMayFollow() throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line :
        """
        s|serve
        --inst|--instruments
        serve --stale-|--stale-after --stale-at-the-latest
        depth BTC-USD --le|--levels
        depth BTC-USD --inst|
        serve --venues krake|kraken
        serve --venues kraken,coinbas|kraken,coinbase
        serve --venues=kraken,coinbas|--venues=kraken,coinbase
        serve --venue-url=krake|--venue-url=kraken=
        serve --interval 1|
        serve --config=my|--config=my\\ own.yml
        serve --log=|--log=text --log=json
        completion b|bash
        fill BTC-USD s|sell
        fill BTC-USD buy 1 --not|--notional
        """
            .lines()
            .toList()) {
      String[] parts = line.split("\\|", -1);
      expected.put(parts[0], parts[1]);
    }
    needsZsh();
    Files.writeString(directory.resolve("omnidepth.zsh"), script("zsh"));
    Files.writeString(directory.resolve("my own.yml"), "");
    Files.writeString(directory.resolve("typed-at.zsh"), TYPED_AT);
    Files.write(directory.resolve("lines"), expected.keySet());
    run("/bin/zsh", "-f", "-c", TYPING);
    Map<String, String> offers = new LinkedHashMap<>();
    Iterator<String> offered = Files.readAllLines(directory.resolve("offers")).iterator();
    expected.keySet().forEach(line -> offers.put(line, offered.next()));
    assertEquals(expected, offers);
  }

  @Test
  void anotherShellIsRefused() {
    CommandLineRun ran = CommandLineRun.of(Map.of(), "completion", "fish");
    assertEquals(2, ran.status());
    assertEquals("omnidepth: SHELL=fish is not allowed; allowed are bash, zsh", ran.err().strip());
  }
}
