package io.omnidepth.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer with places for facts in it:
 *
 * <pre>
 * {"code":0,"data":[
 * each market: {"symbol":"{market}","tick":"{tick}"}
 * ]}
 * </pre>
 *
 * <p>A lower-case word in braces stands for the fact with that name. A line that begins with {@code
 * each} repeats for each thing that it names, with commas between. Such lines below each other make
 * one row.
 */
final class Template {
  /** The facts that replace the words. */
  interface Facts {
    /**
     * The fact with that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    String fact(String name);

    /** The facts of each thing of that kind, such as each market. */
    List<Facts> each(String what);
  }

  private record Line(String each, String text) {}

  private static final Pattern EACH = Pattern.compile("each ([a-z]+): (.*)");
  private static final Pattern WORD = Pattern.compile("\\{([a-z][a-z-]*)\\}");

  private final List<Line> lines;

  private Template(List<Line> lines) {
    this.lines = lines;
  }

  static Template of(String body) {
    List<Line> lines = new ArrayList<>();
    body.lines()
        .forEach(
            line -> {
              Matcher each = EACH.matcher(line);
              lines.add(
                  each.matches() ? new Line(each.group(1), each.group(2)) : new Line("", line));
            });
    return new Template(lines);
  }

  String write(Facts facts) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Line line : lines) {
      if (line.each().isEmpty()) {
        fill(out, line.text(), facts);
        first = true;
        continue;
      }
      for (Facts one : facts.each(line.each())) {
        fill(out.append(first ? "" : ",\n"), line.text(), one);
        first = false;
      }
    }
    return out.toString();
  }

  private static void fill(StringBuilder out, String text, Facts facts) {
    Matcher word = WORD.matcher(text);
    int from = 0;
    while (word.find()) {
      out.append(text, from, word.start()).append(facts.fact(word.group(1)));
      from = word.end();
    }
    out.append(text, from, text.length());
  }
}
