package dev.cofferdam.functions.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between the rooms of the house, as {@code docs/ARCHITECTURE.md} draws them. Each room
 * names all that it may see; what is not named is forbidden.
 */
class ArrowsTest {

  private static final String OURS = "dev.cofferdam.functions.";
  private static final String POLICY = "dev.cofferdam.policy.";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cofferdam.functions");

  private static final List<String> PLAIN =
      List.of("java..", "org.jspecify.annotations..", "dev.cofferdam.policy.model..");
  private static final List<String> MUTINY = List.of("io.smallrye.mutiny..");
  private static final List<String> JSON = List.of("com.fasterxml.jackson..");
  private static final List<String> LOG = List.of("org.jboss.logging..");
  private static final List<String> REGEX = List.of("com.google.re2j..");

  /** Room → the rooms of ours that it may see, and the libraries. */
  private static final Map<String, Room> ROOMS =
      Map.ofEntries(
          Map.entry(
              "access",
              new Room(
                  List.of("sandbox"),
                  List.of(
                      MUTINY,
                      JSON,
                      LOG,
                      List.of(
                          "io.quarkus.security..",
                          "io.quarkus.vertx.http..",
                          "io.vertx..",
                          "jakarta..",
                          "org.eclipse.microprofile.jwt..")))),
          Map.entry("admission", new Room(List.of(), List.of(List.of(POLICY + "engine..")))),
          Map.entry("sandbox", new Room(List.of("admission"), List.of(MUTINY, JSON))),
          Map.entry("execution", new Room(List.of("sandbox", "admission"), List.of(MUTINY, REGEX))),
          Map.entry("gvisor", new Room(List.of("sandbox"), List.of(MUTINY, JSON, LOG))),
          Map.entry(
              "kubernetes",
              new Room(List.of("sandbox"), List.of(MUTINY, JSON, LOG, List.of("io.fabric8..")))),
          Map.entry(
              "api",
              new Room(
                  List.of("access", "delivery", "execution", "sandbox", "admission"),
                  List.of(
                      MUTINY,
                      JSON,
                      LOG,
                      REGEX,
                      List.of(POLICY + "report.."),
                      List.of(
                          "io.quarkus..",
                          "io.vertx..",
                          "jakarta..",
                          "org.eclipse.microprofile..")))),
          Map.entry(
              "policyfile",
              new Room(
                  List.of("admission"),
                  List.of(List.of(POLICY + "engine..", POLICY + "document.."), LOG))),
          Map.entry(
              "telemetry",
              new Room(
                  List.of("execution", "sandbox", "admission"),
                  List.of(
                      MUTINY,
                      LOG,
                      List.of(
                          "io.micrometer..",
                          "io.smallrye.health..",
                          "org.eclipse.microprofile.health..",
                          "jakarta..")))),
          Map.entry(
              "delivery",
              new Room(List.of(), List.of(LOG, List.of("io.vertx..", "javax.crypto..")))),
          Map.entry(
              "config",
              new Room(
                  List.of("access", "delivery", "sandbox", "gvisor", "kubernetes"),
                  List.of(List.of("io.smallrye.config.."), JSON, LOG))));

  private record Room(List<String> rooms, List<List<String>> libraries) {
    String[] visible(String self) {
      List<String> packages = new ArrayList<>(PLAIN);
      packages.add(OURS + self + "..");
      rooms.forEach(room -> packages.add(OURS + room + ".."));
      libraries.forEach(packages::addAll);
      return packages.toArray(String[]::new);
    }
  }

  @TestFactory
  Stream<DynamicTest> each_room_sees_only_what_it_may() {
    return ROOMS.entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey(),
                    () -> {
                      String packages = OURS + room.getKey() + "..";
                      assertThat(HOUSE.that(resideIn(room.getKey()))).isNotEmpty();
                      classes()
                          .that()
                          .resideInAPackage(packages)
                          .should()
                          .onlyDependOnClassesThat()
                          .resideInAnyPackage(room.getValue().visible(room.getKey()))
                          .check(HOUSE);
                    }));
  }

  @Test
  void every_room_but_the_wiring_is_named_here() {
    assertThat(HOUSE.stream().map(ArrowsTest::room).distinct())
        .filteredOn(room -> !room.equals("wiring"))
        .containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(OURS.length()).split("\\.", 2)[0];
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideIn(String room) {
    return JavaClass.Predicates.resideInAPackage(OURS + room + "..");
  }
}
