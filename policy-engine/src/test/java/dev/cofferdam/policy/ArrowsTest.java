package dev.cofferdam.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see whom, in this module. */
class ArrowsTest {

  private static final String ROOT = "dev.cofferdam.policy.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cofferdam.policy");

  @Test
  void the_scan_saw_the_house() {
    assertThat(MAIN.size()).isGreaterThan(60);
  }

  @ParameterizedTest
  @CsvSource({
    "model, ''",
    "syntax, model",
    "fact, model syntax",
    "rule, model fact",
    "document, model rule",
    "engine, model syntax fact rule",
    "report, model",
    "cli, model rule document engine report",
  })
  void a_package_sees_only_what_it_may(String name, String mayOfOurs) {
    String[] allowed =
        Stream.concat(
                Stream.of(name + " " + mayOfOurs)
                    .flatMap(names -> Stream.of(names.trim().split(" +", -1)))
                    .map(seen -> ROOT + seen + ".."),
                Stream.of("java..", "org.jspecify..", libraries(name)))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(MAIN);
  }

  private static String libraries(String name) {
    return switch (name) {
      case "model", "engine" -> "com.google.re2j..";
      case "document" -> "org.snakeyaml.engine..";
      default -> "java..";
    };
  }
}
