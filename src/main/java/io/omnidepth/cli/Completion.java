package io.omnidepth.cli;

import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints a script that completes command lines in a shell. The options themselves are its source;
 * the parser's own generator knows neither lists with commas nor {@code --option=value}.
 */
@Command(
    name = "completion",
    description = "Prints a script that completes commands, options and venues in a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(omnidepth completion bash)",
      "  omnidepth completion bash > ~/.local/share/bash-completion/completions/omnidepth",
      "  omnidepth completion zsh > \"$fpath[1]/_omnidepth\"",
      "",
      "It completes the word omnidepth:",
      "  alias omnidepth='java FLAGS -jar /path/to/omnidepth.jar'"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Completion implements Task {
  /** Completes the shell. */
  static final class Shells implements Iterable<String> {
    static final List<String> WORDS = List.of("bash", "zsh");

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "bash or zsh.")
  private String shell = "";

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public int run(Values values, PrintWriter out) {
    if (!Shells.WORDS.contains(shell)) {
      throw WrongSetting.name("SHELL", shell, Shells.WORDS);
    }
    CommandLine root = spec.root().commandLine();
    out.print(shell.equals("bash") ? BashScript.of(root) : ZshScript.of(root));
    return DONE;
  }
}
