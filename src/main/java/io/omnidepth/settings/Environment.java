package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings among the environment variables: {@code OMNIDEPTH_VENUE_URL} is {@code --venue-url}.
 */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * The value of the variable of this setting. An empty one counts as unset, because compose files
   * and charts pass on empty variables that nobody has set. So does {@code tcp://10.0.0.1:8080}:
   * Kubernetes sets {@code OMNIDEPTH_PORT} so for a service of that name. No setting begins so.
   *
   * @param name the option's name
   */
  public Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(Setting.variable(name)))
        .filter(text -> !text.isBlank() && !text.startsWith("tcp://"));
  }

  /**
   * A line for each variable that looks like a setting and is none. They do not stop the start:
   * Kubernetes alone sets six of them for a service of that name, and the user cannot always unset
   * them.
   *
   * @param names the options' names
   */
  public List<String> unknown(Collection<String> names) {
    List<String> known = names.stream().map(Setting::variable).toList();
    return variables.keySet().stream()
        .filter(variable -> variable.startsWith(Setting.PREFIX) && !known.contains(variable))
        .sorted()
        .map(
            variable ->
                "the environment variable "
                    + variable
                    + " is no setting"
                    + Nearest.hint(variable, known))
        .toList();
  }
}
