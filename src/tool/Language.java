import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts two habits that make code hard to read: type names that are no nouns, and comment
 * sentences that begin with a pronoun for something unnamed.
 *
 * <p>Usage: {@code java src/tool/Language.java [--list] [--most-names PERCENT] [--most-sentences
 * PERCENT] [FOLDER]}. FOLDER is the project, by default the working directory. The program reads
 * Java under {@code src} and TypeScript, Vue and CSS under {@code web}. It prints two shares. With
 * {@code --list} it prints each offender before them. The exit status is 1 if a share is over its
 * bound, and 2 for wrong arguments.
 *
 * <p>Type names: the last word of each top-level type counts if it is a participle or a gerund. The
 * words in {@link #NOUNS} are nouns of the field and do not count. Nested types do not count.
 *
 * <p>Sentences: the first word counts if it is one of {@link #OPENERS}. Longer words such as
 * "whoever" do not count, nor do questions. A sentence ends at a full stop, an exclamation mark, a
 * question mark or a semicolon, at the end of a paragraph and before a tag of Javadoc.
 */
final class Language {
  /** Nouns of the field that end as participles do. Logging is the writing of log lines. */
  private static final Set<String> NOUNS =
      Set.of(
          "Building",
          "Encoding",
          "Feed",
          "Grouping",
          "Heading",
          "Listing",
          "Logging",
          "Need",
          "Padding",
          "Ping",
          "Pricing",
          "Ring",
          "Seed",
          "Setting",
          "Speed",
          "Spelling",
          "String",
          "Thing",
          "Timing",
          "Warning");

  /** Participles that end neither in -ed nor in -ing, and past tenses that are used as such. */
  private static final Set<String> IRREGULAR =
      Set.of(
          "Been",
          "Begun",
          "Bent",
          "Born",
          "Bought",
          "Broken",
          "Brought",
          "Built",
          "Caught",
          "Chosen",
          "Dealt",
          "Done",
          "Drawn",
          "Driven",
          "Fallen",
          "Felt",
          "Flown",
          "Forgotten",
          "Found",
          "Frozen",
          "Given",
          "Gone",
          "Grown",
          "Had",
          "Heard",
          "Held",
          "Hidden",
          "Hung",
          "Kept",
          "Known",
          "Laid",
          "Led",
          "Left",
          "Lent",
          "Lost",
          "Made",
          "Meant",
          "Met",
          "Paid",
          "Ran",
          "Risen",
          "Said",
          "Sat",
          "Seen",
          "Sent",
          "Shown",
          "Shut",
          "Slept",
          "Sold",
          "Sought",
          "Spent",
          "Spoken",
          "Stood",
          "Struck",
          "Stuck",
          "Swept",
          "Taken",
          "Taught",
          "Thought",
          "Thrown",
          "Told",
          "Torn",
          "Understood",
          "Woken",
          "Won",
          "Worn",
          "Written");

  private static final Set<String> OPENERS = Set.of("what", "who", "where", "of", "that", "how");

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\\d+");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Za-z_$][\\w$]*)");

  private static final Pattern OPENER = Pattern.compile("[^\\p{L}\\p{N}]*(\\p{L}+)");

  /** The end of a sentence, or of a paragraph, or the beginning of a tag of Javadoc. */
  private static final Pattern END =
      Pattern.compile(
          "(?<!\\b(?:e\\.g|i\\.e|cf|vs|etc))[.!?;]+[\"')\\]]*(?=\\s|$)"
              + "|\\n[ \\t]*(?=\\n)"
              + "|<(?:/?(?:p|ul|ol|li|dl|dt|dd|table|tr|td|th|h[1-6])|br)\\b[^>]*>"
              + "|(?m:^\\s*@(?:param|throws|exception)\\s+\\S+|^\\s*@\\w+)");

  private static final Pattern VUE_PART =
      Pattern.compile("(?s)<(script|style|template)\\b[^>]*>(.*?)</\\1>\\s*(?=\\n<|\\s*$)");

  private static final Pattern MARKUP_COMMENT = Pattern.compile("(?s)<!--(.*?)-->");

  private final List<String> offenders = new ArrayList<>();
  private int types;
  private int participles;
  private int sentences;
  private int opened;

  public static void main(String[] args) throws IOException {
    boolean list = false;
    double mostNames = 100;
    double mostSentences = 100;
    Path folder = Path.of("");
    Deque<String> left = new ArrayDeque<>(Arrays.asList(args));
    try {
      while (!left.isEmpty()) {
        String arg = left.pop();
        switch (arg) {
          case "--list" -> list = true;
          case "--most-names" -> mostNames = Double.parseDouble(left.pop());
          case "--most-sentences" -> mostSentences = Double.parseDouble(left.pop());
          default -> folder = Path.of(arg);
        }
      }
    } catch (NoSuchElementException | NumberFormatException wrong) {
      System.err.println("a bound is a number of per cent: " + String.join(" ", args));
      System.exit(2);
    }
    if (!Files.isDirectory(folder.resolve("src"))) {
      System.err.println(folder + ": has no folder src");
      System.exit(2);
    }
    Language language = new Language();
    language.read(folder);
    if (list) {
      language.offenders.forEach(System.out::println);
    }
    boolean names = share(language.participles, language.types) > mostNames;
    boolean openers = share(language.opened, language.sentences) > mostSentences;
    System.out.printf(
        Locale.ROOT,
        "type names: %d of %d end in a participle or gerund, %.1f %%%s%n"
            + "sentences: %d of %d begin with What, Who, Where, Of, That or How, %.1f %%%s%n",
        language.participles,
        language.types,
        share(language.participles, language.types),
        names ? "; over the bound of " + mostNames + " %" : "",
        language.opened,
        language.sentences,
        share(language.opened, language.sentences),
        openers ? "; over the bound of " + mostSentences + " %" : "");
    System.exit(names || openers ? 1 : 0);
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : 100.0 * part / all;
  }

  private void read(Path project) throws IOException {
    for (Path file : files(project.resolve("src"), ".java")) {
      readJava(project.relativize(file), Files.readString(file));
    }
    Path page = project.resolve("web");
    for (Path file : files(page, ".ts", ".mjs", ".vue", ".css")) {
      String text = Files.readString(file);
      Path name = project.relativize(file);
      if (name.toString().endsWith(".vue")) {
        readVue(name, text);
      } else {
        readComments(
            name, new Scan(text, 1, name.toString().endsWith(".css") ? Form.CSS : Form.SCRIPT));
      }
    }
  }

  /** The files of a folder with one of these endings, without those that a build made. */
  private static List<Path> files(Path folder, String... endings) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(
              file -> !file.toString().matches(".*[/\\\\](node_modules|dist|generated)[/\\\\].*"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private void readJava(Path file, String text) {
    Scan scan = new Scan(text, 1, Form.JAVA);
    readComments(file, scan);
    Matcher type = TYPE.matcher(scan.topLevel);
    while (type.find()) {
      types++;
      String last = lastWord(type.group(1));
      if (isParticiple(last)) {
        participles++;
        offenders.add(
            "%s:%d: type %s ends in \"%s\""
                .formatted(file, lines(scan.topLevel, type.start(1)) + 1, type.group(1), last));
      }
    }
  }

  private void readVue(Path file, String text) {
    Matcher part = VUE_PART.matcher(text);
    while (part.find()) {
      int line = lines(text, part.start(2)) + 1;
      switch (part.group(1)) {
        case "script" -> readComments(file, new Scan(part.group(2), line, Form.SCRIPT));
        case "style" -> readComments(file, new Scan(part.group(2), line, Form.CSS));
        default -> {
          Matcher comment = MARKUP_COMMENT.matcher(part.group(2));
          while (comment.find()) {
            readComment(file, line + lines(part.group(2), comment.start(1)), comment.group(1));
          }
        }
      }
    }
  }

  private void readComments(Path file, Scan scan) {
    scan.comments.forEach(comment -> readComment(file, comment.line(), comment.text()));
  }

  private void readComment(Path file, int line, String text) {
    String plain = withoutCode(text);
    Matcher end = END.matcher(plain);
    int start = 0;
    while (end.find()) {
      readSentence(file, line, plain, start, end.start(), end.group().startsWith("?"));
      start = end.end();
    }
    readSentence(file, line, plain, start, plain.length(), false);
  }

  private void readSentence(
      Path file, int line, String text, int start, int end, boolean question) {
    Matcher opener = OPENER.matcher(text).region(start, end);
    if (!opener.lookingAt()) {
      return;
    }
    sentences++;
    if (OPENERS.contains(opener.group(1).toLowerCase(Locale.ROOT)) && !question) {
      opened++;
      offenders.add(
          "%s:%d: %s"
              .formatted(
                  file,
                  line + lines(text, opener.start(1)),
                  text.substring(opener.start(1), end).replaceAll("\\s+", " ").strip()));
    }
  }

  private static int lines(String text, int end) {
    return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static String lastWord(String name) {
    String last = name;
    Matcher word = WORD.matcher(name);
    while (word.find()) {
      last = word.group();
    }
    return last;
  }

  private static boolean isParticiple(String word) {
    if (NOUNS.contains(word)) {
      return false;
    }
    String plain = word.startsWith("Un") && word.length() > 4 ? capital(word.substring(2)) : word;
    return word.endsWith("ing")
        || word.endsWith("ed")
        || IRREGULAR.contains(word)
        || IRREGULAR.contains(plain);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The text with code and links as one word each, and with the line breaks that it has. */
  private static String withoutCode(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = -1;
      boolean prose = false;
      if (text.startsWith("{@", at)) {
        end = closed(text, at);
      } else if (text.charAt(at) == '`') {
        int close = text.indexOf('`', at + 1);
        end = close < 0 ? -1 : close + 1;
      } else if (text.startsWith("<pre", at)) {
        int close = text.indexOf("</pre>", at);
        end = close < 0 ? text.length() : close + 6;
        prose = true; // nothing of it stays, as it stands between sentences
      } else if (text.startsWith("<a ", at) || text.startsWith("</a>", at)) {
        end = text.indexOf('>', at) + 1;
        prose = true;
      }
      if (end <= at) {
        plain.append(text.charAt(at++));
        continue;
      }
      plain
          .append(prose ? " " : "Code")
          .append("\n".repeat(lines(text.substring(at, end), end - at)));
      at = end;
    }
    return plain.toString();
  }

  private static int closed(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private enum Form {
    JAVA,
    SCRIPT,
    CSS
  }

  private record Comment(int line, String text) {}

  /** The comments of a source, and its code outside of braces, strings and comments. */
  private static final class Scan {
    private static final Pattern BEFORE_PATTERN =
        Pattern.compile("(?s)(^|.*([(,=:\\[!&|?{};+*%<>~^-]|\\b(return|typeof|case|of|in)))\\s*");

    final List<Comment> comments = new ArrayList<>();
    final String topLevel;

    private final String text;
    private final Form form;
    private final StringBuilder outside = new StringBuilder();
    private final int firstLine;
    private int at;
    private int depth;

    /** The depths at which templates of a script go on after an expression in them. */
    private final Deque<Integer> templates = new ArrayDeque<>();

    /**
     * The line after the last comment that had a line to itself; lines that follow belong to it.
     */
    private int nextLine = -1;

    Scan(String text, int firstLine, Form form) {
      this.text = text.replace("\r\n", "\n");
      this.firstLine = firstLine;
      this.form = form;
      while (at < this.text.length()) {
        step();
      }
      topLevel = outside.toString();
    }

    private void step() {
      if (text.startsWith("/*", at)) {
        blockComment();
      } else if (form != Form.CSS && text.startsWith("//", at)) {
        lineComment();
      } else if (form == Form.JAVA && text.startsWith("\"\"\"", at)) {
        skip("\"\"\"", 3);
      } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        skip(text.substring(at, at + 1), 1);
      } else if (form == Form.SCRIPT && text.charAt(at) == '`') {
        at++;
        template();
      } else if (form == Form.SCRIPT && text.charAt(at) == '/' && isPattern()) {
        pattern();
      } else {
        code(text.charAt(at++));
      }
    }

    private void code(char c) {
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (!templates.isEmpty() && templates.peek() == depth) {
          templates.pop();
          template();
          return;
        }
      }
      outside.append(c == '\n' || depth == 0 ? c : ' ');
    }

    private void blockComment() {
      int end = text.indexOf("*/", at + 2);
      end = end < 0 ? text.length() : end;
      String body = text.substring(at + 2, end).replaceFirst("^\\*", "");
      comments.add(new Comment(line(at), body.replaceAll("\n[ \\t]*\\*?", "\n")));
      blank(Math.min(end + 2, text.length()));
    }

    private void lineComment() {
      int line = line(at);
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String body = text.substring(at + 2, end);
      boolean alone = text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
      if (alone && line == nextLine) {
        Comment last = comments.remove(comments.size() - 1);
        comments.add(new Comment(last.line(), last.text() + "\n" + body));
      } else {
        comments.add(new Comment(line, body));
      }
      nextLine = alone ? line + 1 : -1;
      blank(end);
    }

    private int line(int end) {
      return firstLine + lines(text, end);
    }

    /** To the end of a string: quotes that stand alone do not escape it. */
    private void skip(String quote, int length) {
      int end = at + length;
      while (end < text.length() && !text.startsWith(quote, end)) {
        if (length == 1 && text.charAt(end) == '\n' && form != Form.CSS) {
          break; // an apostrophe
        }
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      blank(Math.min(end + length, text.length()));
    }

    /** The text of a template up to its end, or to the expression in it. */
    private void template() {
      int end = at;
      while (end < text.length() && text.charAt(end) != '`') {
        if (text.startsWith("${", end)) {
          templates.push(depth++);
          blank(end + 2);
          return;
        }
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      blank(Math.min(end + 1, text.length()));
    }

    private boolean isPattern() {
      return BEFORE_PATTERN.matcher(text.substring(Math.max(0, at - 40), at)).matches();
    }

    private void pattern() {
      boolean set = false;
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '\n') {
        char c = text.charAt(end);
        if (c == '/' && !set) {
          break;
        }
        set = c == '[' || (set && c != ']');
        end += c == '\\' ? 2 : 1;
      }
      blank(Math.min(end + 1, text.length()));
    }

    private void blank(int end) {
      text.substring(at, end).chars().forEach(c -> outside.append(c == '\n' ? '\n' : ' '));
      at = end;
    }
  }
}
