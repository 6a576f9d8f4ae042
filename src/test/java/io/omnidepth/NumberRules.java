package io.omnidepth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.omnidepth.market.Decimals;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The way from text to numbers and back. */
final class NumberRules {
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
                  NumberRules::readsOrWritesANumber));

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

  private NumberRules() {}
}
