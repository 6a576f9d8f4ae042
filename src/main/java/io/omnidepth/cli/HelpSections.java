package io.omnidepth.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The options in the help, each mixin's under its name. Picocli's own groups would do the same but
 * for one thing: their options take no defaults from elsewhere, as the environment.
 */
public final class HelpSections {
  private static final int WIDTH = 100;
  private static final int OPTION_COLUMN = 34;
  private static final String GENERAL = "General";

  private HelpSections() {}

  /** Sets the help of a command and of those below it. */
  public static void of(CommandLine command) {
    command.setUsageHelpWidth(WIDTH).setUsageHelpLongOptionsMaxWidth(OPTION_COLUMN);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::list);
    List<String> keys = new ArrayList<>(command.getHelpSectionKeys());
    List<String> commands =
        List.of(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    keys.removeAll(commands);
    keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), commands);
    command.setHelpSectionKeys(keys);
    command.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
    command.getSubcommands().values().forEach(HelpSections::of);
  }

  private static String list(Help help) {
    List<OptionSpec> all = help.commandSpec().options();
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    sections(help.commandSpec(), sections);
    List<OptionSpec> general = new ArrayList<>(all);
    sections.values().forEach(general::removeAll);
    general.sort(Comparator.comparing(option -> option.usageHelp() || option.versionHelp()));
    sections.put(GENERAL, general);
    StringBuilder out = new StringBuilder();
    sections.forEach(
        (name, options) -> {
          Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
          layout.addOptions(options, help.createDefaultParamLabelRenderer());
          out.append(System.lineSeparator())
              .append(name)
              .append(':')
              .append(System.lineSeparator())
              .append(layout);
        });
    return out.toString();
  }

  private static void sections(CommandSpec spec, Map<String, List<OptionSpec>> into) {
    spec.mixins()
        .forEach(
            (name, mixin) -> {
              if (!mixin.mixins().isEmpty()) {
                sections(mixin, into);
              } else if (mixin.options().stream().noneMatch(OptionSpec::usageHelp)) {
                into.put(name, mixin.options());
              }
            });
  }
}
