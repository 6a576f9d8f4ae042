package io.omnidepth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option as an environment variable: {@code --venue-url} is {@code OMNIDEPTH_VENUE_URL}. */
final class Environment implements IDefaultValueProvider {
  private static final String PREFIX = "OMNIDEPTH_";
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? variables.get(variable(option)) : null;
  }

  private static String variable(OptionSpec option) {
    return PREFIX
        + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * Variables that look like options of ours and are none, so that a typing error does not go
   * unseen.
   */
  List<String> unknown(CommandLine commands) {
    TreeSet<String> known = new TreeSet<>();
    commands.getCommandSpec().options().forEach(option -> known.add(variable(option)));
    return variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .toList();
  }
}
