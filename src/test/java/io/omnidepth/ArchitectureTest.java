package io.omnidepth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.omnidepth.market.Decimals;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Dependencies point one way: market, venue, read, poll; market, venue, board, api, metrics. */
@AnalyzeClasses(packages = "io.omnidepth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DIRECTIONS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("io.omnidepth")
          .layer("market")
          .definedBy("io.omnidepth.market")
          .layer("venue")
          .definedBy("io.omnidepth.venue")
          .layer("catalog")
          .definedBy("io.omnidepth.venue.catalog")
          .layer("source")
          .definedBy("io.omnidepth.source")
          .layer("read")
          .definedBy("io.omnidepth.read")
          .layer("poll")
          .definedBy("io.omnidepth.poll")
          .layer("board")
          .definedBy("io.omnidepth.board")
          .layer("keep")
          .definedBy("io.omnidepth.keep")
          .layer("api")
          .definedBy("io.omnidepth.api")
          .layer("metrics")
          .definedBy("io.omnidepth.metrics")
          .layer("demo")
          .definedBy("io.omnidepth.demo")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("poll", "main")
          .whereLayer("read")
          .mayOnlyBeAccessedByLayers("poll")
          .whereLayer("poll")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("board")
          .mayOnlyBeAccessedByLayers("api", "metrics", "main")
          .whereLayer("keep")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("keep")
          .mayOnlyAccessLayers("market", "venue")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("metrics", "main")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("demo")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("demo")
          .mayOnlyAccessLayers("market", "venue")
          .whereLayer("venue")
          .mayOnlyBeAccessedByLayers(
              "catalog", "read", "poll", "board", "keep", "api", "metrics", "demo", "main")
          .whereLayer("market")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_JAVA_ALONE =
      classes()
          .that()
          .resideInAPackage("io.omnidepth.market")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.omnidepth.market", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule NO_CLOCK_BELOW_MAIN =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.omnidepth")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule VENUES_DO_NOT_KNOW_EACH_OTHERS_READERS =
      noClasses()
          .that()
          .resideInAPackage("io.omnidepth.venue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "io.vertx..");

  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Double",
          "java.lang.Float");

  /** Methods that make a number of a text, by whatever class, or of a value of JSON. */
  private static final Pattern READERS =
      Pattern.compile(
          "parse(Double|Float|Long|Int|Short)|parseUnsigned(Long|Int)"
              + "|(decimal|bigInteger|number)Value|as(Int|Long|Double|Decimal)"
              + "|get(Decimal|BigInteger|Double|Float|Long|Int|Number)Value");

  /** The catalog's and the demo's constants are our own. */
  @ArchTest
  static final ArchRule NUMBERS_ARE_READ_AND_WRITTEN_BY_DECIMALS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Decimals.class)
          .and()
          .resideOutsideOfPackages("io.omnidepth.demo", "io.omnidepth.venue.catalog")
          .should()
          .accessTargetWhere(
              describe(
                  "a number is made of text or written as text",
                  ArchitectureTest::readsOrWritesANumber));

  private static boolean readsOrWritesANumber(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    List<JavaClass> parameters =
        access.getTarget() instanceof CodeUnitAccessTarget called
            ? called.getRawParameterTypes()
            : List.of();
    boolean ofText =
        !parameters.isEmpty()
            && (parameters.get(0).isEquivalentTo(String.class)
                || parameters.get(0).isEquivalentTo(char[].class));
    return switch (owner) {
      case "java.math.BigDecimal" ->
          (name.equals("<init>") && ofText)
              || name.matches("to(Plain|Engineering)String|toBigInteger(Exact)?");
      case "java.math.BigInteger" -> name.equals("<init>") && ofText;
      default ->
          READERS.matcher(name).matches()
              || (BOXES.contains(owner) && name.matches("valueOf|decode|<init>") && ofText);
    };
  }
}
