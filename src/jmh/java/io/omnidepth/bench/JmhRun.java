package io.omnidepth.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benches of one class. A figure is named by part, method and parameters. */
final class JmhRun {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private JmhRun() {}

  static void run(Class<?> benches, String part, Figures into, boolean quick)
      throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("^" + benches.getName().replace(".", "\\.") + "\\.")
            .mode(Mode.AverageTime)
            .forks(quick ? 1 : 2)
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(quick ? 500 : 1_000))
            .measurementIterations(quick ? 2 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 500 : 1_000))
            .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    for (RunResult result : results) {
      String name = name(part, result.getParams());
      into.put(name, result.getPrimaryResult().getScore());
      Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
      if (bytes != null) {
        into.put(name + ".bytes", bytes.getScore());
      }
    }
  }

  private static String name(String part, BenchmarkParams params) {
    String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    StringBuilder name = new StringBuilder(part).append('.').append(method);
    params
        .getParamsKeys()
        .forEach(key -> name.append('.').append(params.getParam(key).toLowerCase(Locale.ROOT)));
    return name.toString();
  }
}
