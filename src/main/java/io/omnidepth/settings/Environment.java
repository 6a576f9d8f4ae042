package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every option as an environment variable: {@code --venue-url} is {@code OMNIDEPTH_VENUE_URL}. */
public final class Environment {
  private static final String PREFIX = "OMNIDEPTH_";
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * What the variable of this setting says; an empty one says nothing, as compose files and charts
   * hand on empty what nobody has set. Nor does {@code tcp://10.0.0.1:8080}, which Kubernetes puts
   * into {@code OMNIDEPTH_PORT} for a service of our name; no setting of ours begins so.
   *
   * @param key an option's name without its dashes
   */
  public Optional<String> value(String key) {
    return Optional.ofNullable(variables.get(variable(key)))
        .filter(text -> !text.isBlank() && !text.startsWith("tcp://"));
  }

  /** The name of the variable of this setting. */
  public static String variable(String key) {
    return PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * A line for each variable that looks like one of ours and is none. They do not stop the start:
   * platforms put such names there unasked (Kubernetes alone does six for a service of our name),
   * and whoever gets them cannot always take them away.
   */
  public List<String> unknown(List<String> keys) {
    List<String> known = keys.stream().map(Environment::variable).toList();
    return variables.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .map(
            name ->
                "the environment variable " + name + " is no setting" + Nearest.hint(name, known))
        .toList();
  }
}
