package io.omnidepth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A type or method is public only if another package of the program uses it. */
final class VisibilityRules {
  /** They have users outside of the program, or will have. */
  private static final Set<String> CALLED_FROM_OUTSIDE =
      Set.of(
          // The JVM starts it.
          "Main",
          "Main.main",
          // Logback makes it by its name.
          "app.Logging.<init>",
          // The words of a venue's file, whether or not a venue needs them today.
          "venue.Declaration.blockedWhen",
          "venue.Declaration.sendsSingleOrders");

  /** Tests of several packages share them. */
  private static final Set<String> USED_BY_TESTS_OF_OTHER_PACKAGES =
      Set.of(
          // A whole server within a test: its parts, its bounds, its loop, its end.
          "app.Fanout",
          "app.Shutdown",
          "app.Shutdown.atTheEnd",
          "app.VertxLoop",
          "app.TapeChoice",
          "app.VertxLoop.of",
          "tape.TapeWriter.ended",
          "app.Watchdog",
          "app.Watchdog.Bounds",
          "app.Watchdog.start",
          "app.Watchdog.watch",
          "board.Board.<init>",
          "board.Board.timePassed",
          "board.History.take",
          "http.HttpApi.<init>",
          "http.HttpApi.on",
          "http.HttpApi.routes",
          "http.HttpApi.within",
          "http.ReaderBounds",
          "http.connection.ConnectionBounds.usual",
          "http.stream.PageViews",
          // The demo's samples and faults, which are those of the tests.
          "read.LayoutReader.read",
          "demo.Fault.word",
          "demo.Sample",
          "demo.Sample.BookAnswer",
          "demo.Sample.MarketsAnswer",
          "demo.Sample.OtherAnswer",
          "demo.Sample.of",
          // The readers of text from outside, for the search for wrong inputs.
          "app.OneRound.choice",
          "app.SourcePlan",
          // A sentence of the documents.
          "api.parameter.Parameter.openApi",
          // A command line within a test.
          "cli.Commands",
          "cli.Commands.run",
          // The flags that the documents repeat.
          "archive.JavaFlags",
          // A figure that a test compares.
          "api.depth.DepthQuery.of",
          "app.Warmup.needed",
          "board.Snapshot.trades",
          "board.State.counts",
          "market.Book.sizeDecimal",
          "market.Depth.ladder");

  @ArchTest
  static final ArchRule PUBLIC_IS_WHAT_OTHER_PACKAGES_USE =
      classes().should(haveUsersInOtherPackages());

  private VisibilityRules() {}

  private static ArchCondition<JavaClass> haveUsersInOtherPackages() {
    return new ArchCondition<>("be open only to users in other packages") {
      private final Set<JavaCodeUnit> calledElsewhere = new HashSet<>();
      private final Set<JavaClass> namedElsewhere = new HashSet<>();

      @Override
      public void init(Collection<JavaClass> all) {
        all.forEach(each -> calls(each).forEach(calledElsewhere::add));
        all.stream()
            .flatMap(VisibilityRules::dependencies)
            .forEach(each -> addWithEnclosing(namedElsewhere, each));
        calledElsewhere.stream()
            .flatMap(VisibilityRules::signature)
            .forEach(each -> addWithEnclosing(namedElsewhere, each));
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!open(type)) {
          return;
        }
        if (!namedElsewhere.contains(type)) {
          report(type, name(type), events);
        }
        type.getCodeUnits().stream()
            .filter(each -> mayBeClosed(each) && !calledElsewhere.contains(each))
            .forEach(each -> report(each, name(type) + "." + each.getName(), events));
      }

      private void report(Object item, String name, ConditionEvents events) {
        if (!CALLED_FROM_OUTSIDE.contains(name)
            && !USED_BY_TESTS_OF_OTHER_PACKAGES.contains(name)) {
          String why = " is public, but no other package of the program uses it";
          events.add(SimpleConditionEvent.violated(item, name + why));
        }
      }
    };
  }

  /** The name without the root's. */
  private static String name(JavaClass type) {
    return type.getName().substring("io.omnidepth.".length()).replace('$', '.');
  }

  /** The methods and constructors of other packages that a type calls or refers to. */
  private static Stream<JavaCodeUnit> calls(JavaClass from) {
    return Stream.concat(
            from.getCodeUnitCallsFromSelf().stream().map(call -> call.getTarget()),
            from.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
        .map(CodeUnitAccessTarget::resolveMember)
        .<JavaCodeUnit>flatMap(Optional::stream)
        .filter(member -> !member.getOwner().getPackage().equals(from.getPackage()));
  }

  private static Stream<JavaClass> dependencies(JavaClass from) {
    return from.getDirectDependenciesFromSelf().stream()
        .map(arrow -> arrow.getTargetClass())
        .filter(target -> !target.getPackageName().equals(from.getPackageName()));
  }

  private static Stream<JavaClass> signature(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream);
  }

  private static void addWithEnclosing(Set<JavaClass> types, JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    types.add(element);
    element.getEnclosingClass().ifPresent(outer -> addWithEnclosing(types, outer));
  }

  /** Whether other packages see the type. Members of interfaces are public without a word. */
  private static boolean open(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.getSimpleName().equals("package-info")
        && type.getEnclosingClass().map(outer -> !outer.isInterface() && open(outer)).orElse(true);
  }

  /** Whether the language lets a public member be less open. */
  private static boolean mayBeClosed(JavaCodeUnit unit) {
    JavaClass owner = unit.getOwner();
    boolean madeByTheCompiler =
        unit.getModifiers().contains(JavaModifier.SYNTHETIC)
            || (owner.isEnum() && unit.getName().matches("values|valueOf"))
            || (owner.isRecord() && ofARecord(unit));
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        && !owner.isInterface()
        && !madeByTheCompiler
        && Stream.concat(
                owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
            .flatMap(above -> above.getMethods().stream())
            .noneMatch(above -> overrides(unit, above));
  }

  private static boolean ofARecord(JavaCodeUnit unit) {
    return unit instanceof JavaConstructor
        || (unit.getParameters().isEmpty()
            && unit.getOwner().tryGetField(unit.getName()).isPresent());
  }

  private static boolean overrides(JavaCodeUnit unit, JavaCodeUnit above) {
    return above.getName().equals(unit.getName())
        && above.getParameters().size() == unit.getParameters().size();
  }
}
