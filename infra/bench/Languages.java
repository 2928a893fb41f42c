import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A hello in each language, end to end over HTTP, beside bare {@code runsc} with the same image and
 * the same commands; and what the images weigh.
 */
final class Languages implements Benchmark {

  private static final int WARM_UP = 1;
  private static final int ROUNDS = 9;
  private static final double RATIO = 1.2;
  private static final double MOST_MILLIS = 1_500;
  private static final double MOST_MIB = 3 * 1024;

  /** What says hello, by language. */
  private static final Map<String, String> HELLO = hello();

  @Override
  public String name() {
    return "languages";
  }

  @Override
  public String about() {
    return "POST /execute of a hello in each language against bare `runsc run` of each of its"
        + " commands, in turn, "
        + ROUNDS
        + " rounds";
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    List<Figure> figures = new ArrayList<>();
    double all = 0;
    try (Service service = Service.ready(bench)) {
      for (Map.Entry<String, String> language : HELLO.entrySet()) {
        String image = language.getKey().equals("typescript") ? "javascript" : language.getKey();
        if (!Files.isDirectory(bench.state().resolve("images/" + image + "/current/rootfs"))) {
          figures.add(Figure.unmeasured(language.getKey(), "`./cofferdam setup " + image + "`"));
          continue;
        }
        measure(bench, service, language.getKey(), image, figures);
        if (image.equals(language.getKey())) {
          double size = mebibytes(bench.state().resolve("images/" + image + "/current/rootfs"));
          figures.add(Figure.of(image + ": image", size, "MiB"));
          all += size;
        }
      }
    }
    figures.add(Figure.of("all images, unpacked", all, "MiB").atMost(MOST_MIB));
    return figures;
  }

  private void measure(
      Bench bench, Service service, String language, String image, List<Figure> figures)
      throws Exception {
    Samples ours = new Samples();
    Samples reference = new Samples();
    String request =
        "{\"language\": \"%s\", \"code\": %s, \"policy\": \"permissive\"}"
            .formatted(language, Json.quote(HELLO.get(language)));
    int sandboxes;
    try (BareLanguage bare = new BareLanguage(bench, image, language, HELLO.get(language))) {
      sandboxes = bare.commands();
      for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
        double alone = bare.run();
        Service.Answer answer = service.execute(request);
        Object body = answer.expect("completed");
        if (!"hello\n".equals(Json.at(body, "run", "stdout"))) {
          throw new IllegalStateException(language + " said something else: " + answer.text());
        }
        if (round > 0) {
          ours.add(answer.millis());
          reference.add(alone);
          bench.progress(name() + " " + language, round, ROUNDS);
        }
      }
    }
    figures.add(Figure.of(language + ": ours, median", ours.median(), "ms").atMost(MOST_MILLIS));
    figures.add(Figure.of(language + ": bare runsc, median", reference.median(), "ms"));
    figures.add(
        Figure.of(language + ": ratio at the median", ours.median() / reference.median(), "")
            .atMost(RATIO)
            .with(sandboxes == 1 ? "" : "bare: one sandbox a command, the compiler's and the program's"));
  }

  private static double mebibytes(Path root) throws IOException {
    long bytes = 0;
    try (var files = Files.walk(root)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes / (1024.0 * 1024.0);
  }

  private static Map<String, String> hello() {
    Map<String, String> hello = new LinkedHashMap<>();
    hello.put("bash", "echo hello");
    hello.put("c", "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }");
    hello.put("cpp", "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }");
    hello.put("go", "package main\nimport \"fmt\"\nfunc main() { fmt.Println(\"hello\") }");
    hello.put(
        "java",
        "public class Main { public static void main(String[] a) { System.out.println(\"hello\"); } }");
    hello.put("javascript", "console.log(\"hello\");");
    hello.put("python", "print(\"hello\")");
    hello.put("r", "cat(\"hello\\n\")");
    hello.put("ruby", "puts \"hello\"");
    hello.put("typescript", "const word: string = \"hello\";\nconsole.log(word);");
    return hello;
  }
}
