package io.omnidepth.cli;

import io.omnidepth.settings.Section;
import io.omnidepth.settings.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Prints the options of the help under the headings of their settings' sections. */
final class HelpSections {
  private static final int WIDTH = 100;
  private static final int OPTION_COLUMN = 34;

  private HelpSections() {}

  /** Sets the help of a command and of those below it. */
  static void of(CommandLine command) {
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
    Map<Section, List<OptionSpec>> sections = new EnumMap<>(Section.class);
    CommandOptions.inOrder(help.commandSpec())
        .forEach(
            option ->
                sections.computeIfAbsent(section(option), none -> new ArrayList<>()).add(option));
    StringBuilder out = new StringBuilder();
    sections.forEach(
        (section, options) -> {
          Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
          layout.addOptions(options, help.createDefaultParamLabelRenderer());
          out.append(System.lineSeparator())
              .append(section.heading())
              .append(':')
              .append(System.lineSeparator())
              .append(layout);
        });
    return out.toString();
  }

  private static Section section(OptionSpec option) {
    return CommandOptions.setting(option).map(Setting::section).orElse(Section.GENERAL);
  }
}
