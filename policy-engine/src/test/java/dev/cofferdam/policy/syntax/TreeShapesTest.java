package dev.cofferdam.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.fact.bash.BashDialect;
import dev.cofferdam.policy.fact.evaluate.Dialect;
import dev.cofferdam.policy.fact.r.RDialect;
import dev.cofferdam.policy.fact.ruby.RubyDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What trees are made of the texts of Ruby, R and Bash: programs and trees in turn, in a file of
 * each language. With {@code -Dcofferdam.write=true} the trees are written anew, to be read by
 * whoever commits them.
 */
class TreeShapesTest {

  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "cofferdam", "policy", "syntax");
  private static final List<String> LANGUAGES = List.of("ruby", "r", "bash");

  record Shape(String language, String program, String tree) {
    @Override
    public String toString() {
      return language + ": " + program;
    }
  }

  @BeforeAll
  static void writeAnewWhenAsked() throws IOException {
    if (!Boolean.getBoolean("cofferdam.write")) {
      return;
    }
    for (String language : LANGUAGES) {
      List<String> lines = new ArrayList<>();
      for (Shape shape : read(language)) {
        lines.add(shape.program());
        lines.add("  " + drawn(shape));
      }
      Files.write(FOLDER.resolve(language + ".trees"), lines);
    }
  }

  @Test
  void each_of_them_has_many() {
    assertThat(LANGUAGES).allSatisfy(language -> assertThat(read(language)).hasSizeGreaterThan(15));
  }

  static Stream<Shape> shapes() {
    return LANGUAGES.stream().flatMap(language -> read(language).stream());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_program_has_its_tree(Shape shape) {
    assertThat(drawn(shape)).isEqualTo(shape.tree());
  }

  private static List<Shape> read(String language) {
    List<Shape> shapes = new ArrayList<>();
    for (String line : lines(language)) {
      int last = shapes.size() - 1;
      if (line.startsWith("  ")) {
        shapes.set(last, new Shape(language, shapes.get(last).program(), line.strip()));
      } else {
        shapes.add(new Shape(language, line, ""));
      }
    }
    return shapes;
  }

  private static List<String> lines(String language) {
    try {
      return Files.readAllLines(FOLDER.resolve(language + ".trees"));
    } catch (IOException absent) {
      throw new IllegalStateException("no trees of " + language, absent);
    }
  }

  private static String drawn(Shape shape) {
    Dialect dialect =
        switch (shape.language()) {
          case "ruby" -> new RubyDialect();
          case "r" -> new RDialect();
          default -> new BashDialect();
        };
    Symbols symbols = Symbols.base();
    dialect.installWords(symbols);
    Symbols own = symbols.overlay();
    char[] text = shape.program().replace("\\n", "\n").toCharArray();
    return new Drawing(dialect.parse(text, own), own).roots().replace("\n", "\\n");
  }
}
