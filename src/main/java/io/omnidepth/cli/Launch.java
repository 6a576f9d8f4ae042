package io.omnidepth.cli;

import io.omnidepth.app.Warmup;
import io.omnidepth.settings.Environment;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Sources;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The start of the program: a server at once, every other command by the parser. */
public final class Launch {
  private Launch() {}

  public static void main(String[] arguments) {
    System.setProperty(
        "io.netty.jfr.enabled", "false"); // its events load 60 classes at every start
    Warmup warmup = Warmup.inBackground();
    Map<String, String> environment = System.getenv();
    System.exit(
        serve(arguments, environment, warmup)
            .orElseGet(
                () -> {
                  warmup.awaitLog();
                  return Commands.run(arguments, environment);
                }));
  }

  /** Runs a server to its end; empty if the line or its settings are for the parser. */
  private static OptionalInt serve(
      String[] arguments, Map<String, String> environment, Warmup warmup) {
    boolean named = arguments.length > 0 && !arguments[0].startsWith("--");
    Task task = named && arguments[0].equals("demo") ? new Demo() : new Serve();
    if (named && task instanceof Serve && !arguments[0].equals("serve")) {
      return OptionalInt.empty();
    }
    List<String> options = Arrays.asList(arguments).subList(named ? 1 : 0, arguments.length);
    try {
      Optional<Values> values = values(task.settings(), options, new Environment(environment));
      return values.isPresent()
          ? OptionalInt.of(run(task, values.get(), warmup))
          : OptionalInt.empty();
    } catch (WrongSetting wrong) {
      return OptionalInt.empty(); // The parser's way finds it again, and names its place.
    }
  }

  /**
   * The values of a server's settings; empty if a settings file or an unknown variable has a say.
   */
  static Optional<Values> values(
      List<Setting<?>> settings, List<String> options, Environment variables) {
    List<String> names = settings.stream().map(Setting::name).toList();
    if (Files.exists(Commands.USUAL_FILE) || !variables.unknown(names).isEmpty()) {
      return Optional.empty();
    }
    return QuickLine.typed(settings, options)
        .map(typed -> new Sources(settings, typed, variables, Optional.empty()).values());
  }

  private static int run(Task task, Values values, Warmup warmup) {
    warmup.awaitLog();
    try {
      return task.run(values, new PrintWriter(System.out, true, Charset.defaultCharset()));
    } catch (WrongSetting wrong) {
      throw wrong;
    } catch (Exception failure) {
      failure.printStackTrace();
      return Task.FAILED;
    }
  }
}
