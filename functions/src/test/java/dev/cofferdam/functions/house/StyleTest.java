package dev.cofferdam.functions.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** If it is a rule, it is a test: the sizes, the names and the words of the sources. */
class StyleTest {

  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 40;
  private static final int PARAMETERS = 6;
  private static final int FOLDER_FILES = 16;

  private static final Path ROOT = Project.root();
  private static final Set<String> FORBIDDEN_ROOMS =
      Set.of("common", "utils", "util", "helpers", "helper", "impl", "misc");
  private static final List<String> FORBIDDEN_TEXT =
      List.of(
          "throw new " + "RuntimeException(",
          "@" + "Disabled",
          "TO" + "DO",
          "FIX" + "ME",
          "import " + "lombok",
          "import " + "org.mockito");

  private static final List<String> sizes = new ArrayList<>();
  private static final List<String> undocumented = new ArrayList<>();
  private static List<Path> main = List.of();
  private static int methods;

  @BeforeAll
  static void readSources() throws IOException {
    main = sources("src/main/java");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(main));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(unit, trees).scan(unit, null);
      }
    }
  }

  @Test
  void the_scan_saw_both_modules() {
    assertThat(main.size()).isGreaterThan(60);
    assertThat(methods).isGreaterThan(200);
    assertThat(main.stream().map(file -> ROOT.relativize(file).getName(0).toString()).distinct())
        .containsExactlyInAnyOrder("policy-engine", "functions");
  }

  @Test
  void no_file_is_longer_than_its_reader_can_hold() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : main) {
      long lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        tooLong.add(ROOT.relativize(file) + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void no_method_is_too_long_or_takes_too_much() {
    assertThat(sizes).isEmpty();
  }

  @Test
  void every_public_type_and_method_says_what_it_is_for() {
    assertThat(undocumented).isEmpty();
  }

  @Test
  void no_folder_is_a_heap() {
    assertThat(
            main.stream()
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(folder -> folder.getValue() > FOLDER_FILES)
                .map(folder -> ROOT.relativize(folder.getKey()) + ": " + folder.getValue()))
        .isEmpty();
  }

  @Test
  void no_folder_has_a_name_that_says_nothing() {
    assertThat(
            main.stream()
                .flatMap(file -> Stream.of(ROOT.relativize(file).toString().split("/", -1))))
        .doesNotContainAnyElementsOf(FORBIDDEN_ROOMS);
  }

  @Test
  void no_source_holds_what_the_house_does_without() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> all = new ArrayList<>(main);
    all.addAll(sources("src/test/java"));
    for (Path file : all) {
      String text = Files.readString(file);
      FORBIDDEN_TEXT.stream()
          .filter(text::contains)
          .forEach(words -> found.add(ROOT.relativize(file) + ": " + words));
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> sources(String below) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("policy-engine", "functions")) {
      Path folder = ROOT.resolve(module).resolve(below);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }

  /** Notes what is wrong with the declarations of one file. */
  private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;
    private final LineMap lines;

    Reader(CompilationUnitTree unit, DocTrees trees) {
      this.unit = unit;
      this.trees = trees;
      this.positions = trees.getSourcePositions();
      this.lines = unit.getLineMap();
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        requireDoc(type.getSimpleName().toString());
      }
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      methods++;
      String name = at(method) + " " + method.getName();
      long length = line(positions.getEndPosition(unit, method)) - line(start(method)) + 1;
      if (length > METHOD_LINES) {
        sizes.add(name + ": " + length + " lines");
      }
      List<? extends VariableTree> parameters = method.getParameters();
      if (parameters.size() > PARAMETERS && !isRecordConstructor(method)) {
        sizes.add(name + ": " + parameters.size() + " parameters");
      }
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.toString().startsWith("@Override"));
      if (method.getModifiers().getFlags().contains(Modifier.PUBLIC) && !overrides) {
        requireDoc(method.getName().toString());
      }
      return super.visitMethod(method, null);
    }

    private boolean isRecordConstructor(MethodTree method) {
      return method.getName().contentEquals("<init>")
          && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private void requireDoc(String name) {
      boolean inPublicTypes = true;
      for (Tree tree : getCurrentPath().getParentPath()) {
        inPublicTypes &=
            !(tree instanceof ClassTree type)
                || type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
      }
      if (inPublicTypes && trees.getDocComment(getCurrentPath()) == null) {
        undocumented.add(at(getCurrentPath().getLeaf()) + " " + name);
      }
    }

    private String at(Tree tree) {
      Path file = Path.of(unit.getSourceFile().toUri());
      return ROOT.relativize(file) + ":" + line(start(tree));
    }

    private long start(Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    private long line(long position) {
      return lines.getLineNumber(position);
    }
  }
}
