package io.omnidepth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.omnidepth.market.Decimals;
import java.util.Map;
import java.util.Set;

/** The packages and what each may import. */
@AnalyzeClasses(packages = "io.omnidepth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.omnidepth";

  /** Each package and the packages that it may import. {@code ""} is the root. */
  private static final Map<String, Set<String>> IMPORTS =
      Map.ofEntries(
          entry("", Set.of("cli")),
          entry("api", Set.of("api.parameter", "board", "market", "text", "venue")),
          entry("api.parameter", Set.of("market", "text")),
          entry(
              "app",
              Set.of(
                  "api",
                  "archive",
                  "board",
                  "demo",
                  "http",
                  "http.connection",
                  "keep",
                  "market",
                  "metrics",
                  "poll",
                  "poll.http",
                  "settings",
                  "source",
                  "tape",
                  "text",
                  "venue",
                  "venue.catalog")),
          entry("archive", Set.of()),
          entry("board", Set.of("market", "source", "venue")),
          entry(
              "cli",
              Set.of(
                  "api",
                  "api.depth",
                  "api.fill",
                  "app",
                  "archive",
                  "board",
                  "market",
                  "metrics",
                  "settings",
                  "text",
                  "venue",
                  "venue.catalog")),
          entry("demo", Set.of("market", "source", "venue")),
          entry(
              "http",
              Set.of(
                  "api",
                  "api.all",
                  "api.parameter",
                  "board",
                  "http.connection",
                  "http.cost",
                  "http.stream",
                  "market",
                  "source",
                  "text",
                  "venue")),
          entry("http.connection", Set.of("api", "http.cost", "market", "source", "text")),
          entry("http.cost", Set.of("api", "source")),
          entry(
              "http.stream",
              Set.of(
                  "api",
                  "api.depth",
                  "api.parameter",
                  "board",
                  "http.connection",
                  "http.cost",
                  "market",
                  "source",
                  "text",
                  "venue")),
          entry("keep", Set.of("market", "venue")),
          entry("market", Set.of()),
          entry("metrics", Set.of("api", "board", "market", "poll", "source", "text", "venue")),
          entry("poll", Set.of("market", "read", "source", "text", "venue")),
          entry("poll.http", Set.of("market", "poll", "source", "venue")),
          entry("read", Set.of("market", "text", "venue")),
          entry("settings", Set.of("market", "text")),
          entry("source", Set.of("market", "text", "venue")),
          entry("tape", Set.of("market", "poll", "source", "text", "venue")),
          entry("text", Set.of()),
          entry("venue", Set.of("market", "text")),
          entry("venue.catalog", Set.of("venue")));

  /** The packages that a resource's package may import. A new one needs no entry above. */
  private static final Set<String> IMPORTS_OF_A_RESOURCE =
      Set.of(
          "api",
          "api.depth",
          "api.parameter",
          "api.rates",
          "board",
          "market",
          "source",
          "text",
          "venue");

  /** They share the classes that this test reads. */
  @ArchTest static final ArchTests VISIBILITY = ArchTests.in(VisibilityRules.class);

  @ArchTest static final ArchTests NUMBERS = ArchTests.in(NumberRules.class);

  @ArchTest
  static final ArchRule PACKAGES_IMPORT_WHAT_IS_LISTED =
      classes().should(importOnlyTheListedPackages());

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.omnidepth.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_ROOT_HOLDS_MAIN_ALONE =
      classes()
          .that()
          .resideInAPackage(ROOT)
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveFullyQualifiedName("io.omnidepth.Main");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.omnidepth.cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule ONLY_THE_OUTER_PACKAGES_KNOW_VERTX =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.omnidepth.app",
              "io.omnidepth.demo",
              "io.omnidepth.http..",
              "io.omnidepth.metrics",
              "io.omnidepth.poll.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..");

  private static ArchCondition<JavaClass> importOnlyTheListedPackages() {
    return new ArchCondition<>("import only the packages that are listed for theirs") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        String room = room(from);
        from.getDirectDependenciesFromSelf().stream()
            .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(arrow -> !room(arrow.getTargetClass()).equals(room))
            .filter(arrow -> !mayImport(room, room(arrow.getTargetClass())))
            .forEach(
                arrow -> events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription())));
      }
    };
  }

  private static boolean mayImport(String room, String other) {
    if (room.equals("api.all")) {
      return other.startsWith("api");
    }
    Set<String> usual = room.startsWith("api.") ? IMPORTS_OF_A_RESOURCE : Set.of();
    return IMPORTS.getOrDefault(room, usual).contains(other);
  }

  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  @ArchTest
  static final ArchRule THE_DOMAIN_AND_TEXT_KNOW_JAVA_ALONE =
      classes()
          .that()
          .resideInAnyPackage("io.omnidepth.market", "io.omnidepth.text")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.omnidepth.market", "io.omnidepth.text", "org.jspecify.annotations");

  /** Numbers come from outside, so {@link Decimals} reads them here too. */
  @ArchTest
  static final ArchRule THE_SETTINGS_KNOW_JAVA_AND_YAML_ALONE =
      classes()
          .that()
          .resideInAPackage("io.omnidepth.settings")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.yaml.snakeyaml..",
                      "io.omnidepth.settings",
                      "io.omnidepth.text",
                      "org.jspecify.annotations")
                  .or(equivalentTo(Decimals.class)));

  @ArchTest
  static final ArchRule ONE_CLASS_READS_THE_CLOCKS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.omnidepth.app.MachineTime")
          .should()
          .accessTargetWhere(
              describe("a clock of the machine is read", ArchitectureTest::readsAClock));

  /** All others wait by a {@code Loop}. The watchdog watches the loops and so cannot. */
  @ArchTest
  static final ArchRule ONLY_THE_LOOP_AND_THE_WATCHDOG_SET_TIMERS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.omnidepth.app.VertxLoop")
          .and()
          .doNotHaveFullyQualifiedName("io.omnidepth.app.Watchdog")
          .should()
          .accessTargetWhere(describe("a timer is set", ArchitectureTest::setsATimer));

  private static boolean readsAClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.util.Date" -> name.equals("<init>");
      case "io.micrometer.core.instrument.Clock" -> name.equals("SYSTEM");
      default ->
          owner.startsWith("java.time.")
              && (name.startsWith("system") || name.startsWith("tick") || name.equals("now"));
    };
  }

  private static boolean setsATimer(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.Thread" -> name.equals("sleep");
      case "java.util.Timer" -> name.equals("<init>");
      case "java.util.concurrent.CompletableFuture" ->
          name.matches("orTimeout|completeOnTimeout|delayedExecutor");
      case "java.util.concurrent.Executors" -> name.contains("Scheduled");
      case "io.vertx.core.Future" -> name.equals("timeout");
      default ->
          (owner.startsWith("io.vertx.core.") && name.matches("set(Timer|Periodic)|timer"))
              || (owner.startsWith("io.netty.") && name.startsWith("schedule"));
    };
  }

  @ArchTest
  static final ArchRule VENUES_DO_NOT_KNOW_EACH_OTHERS_READERS =
      noClasses()
          .that()
          .resideInAPackage("io.omnidepth.venue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "io.vertx..");
}
