package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The table of languages, {@code docs/languages.md}: what each can do, and for each status the
 * program that shows it. It is written from the cases, and the page in the project must be the
 * same.
 */
final class LanguageTable {

  private static final Path PAGE = Path.of("..", "docs", "languages.md");
  private static final String BEGIN = "<!-- the tables below are written by LanguageContract -->\n";

  /** The statuses that are no matter of a language, so that no language's case has them. */
  private static final Set<ExecutionStatus> OF_NO_LANGUAGE =
      Set.of(
          ExecutionStatus.INVALID_REQUEST,
          ExecutionStatus.CANCELLED,
          ExecutionStatus.BUSY,
          // It is the caller's checker that fails, whatever language is checked.
          ExecutionStatus.CHECKER_ERROR,
          ExecutionStatus.SANDBOX_FAULT);

  private LanguageTable() {}

  /**
   * What is missing or out of date. A page that is out of date is written anew, for a reader of the
   * difference to judge.
   */
  static List<String> differences(List<RuntimeImage> runtimes) {
    List<String> problems = new ArrayList<>();
    Map<String, List<LanguageCase>> cases = new LinkedHashMap<>();
    runtimes.forEach(runtime -> cases.put(runtime.language(), LanguageCase.of(runtime)));
    for (RuntimeImage runtime : runtimes) {
      for (ExecutionStatus status : reachable(runtime)) {
        if (shown(of(runtime, cases), status).isEmpty()) {
          problems.add(runtime.language() + " has no case that shows " + status.wireName());
        }
      }
    }
    try {
      String page = Files.readString(PAGE);
      String written =
          page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + text(runtimes, cases);
      if (!page.equals(written)) {
        Files.writeString(PAGE, written);
        problems.add("docs/languages.md was out of date and is written anew: look at its changes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of languages", e);
    }
    return problems;
  }

  private static List<LanguageCase> of(
      RuntimeImage runtime, Map<String, List<LanguageCase>> cases) {
    return cases.getOrDefault(runtime.language(), List.of());
  }

  private static List<ExecutionStatus> reachable(RuntimeImage runtime) {
    List<ExecutionStatus> statuses = new ArrayList<>(List.of(ExecutionStatus.values()));
    statuses.removeAll(OF_NO_LANGUAGE);
    if (runtime.compile().isEmpty()) {
      statuses.remove(ExecutionStatus.COMPILE_ERROR);
    }
    return statuses;
  }

  private static List<LanguageCase> shown(List<LanguageCase> cases, ExecutionStatus status) {
    return cases.stream()
        .filter(each -> each.program().expected().equals(List.of(status)))
        .sorted(Comparator.comparing(each -> each.group().equals("statuses") ? 0 : 1))
        .toList();
  }

  private static String text(List<RuntimeImage> runtimes, Map<String, List<LanguageCase>> cases) {
    StringBuilder text =
        new StringBuilder("\n| language | version | program | stages |\n|---|---|---|---|\n");
    for (RuntimeImage runtime : runtimes) {
      String version = runtime.version().replaceAll("^([0-9]+[.][0-9]+).*", "$1");
      String stages = runtime.compile().isEmpty() ? "run" : "compile, run";
      text.append(
          "| `%s` | %s | `%s` | %s |\n"
              .formatted(runtime.language(), version, runtime.program(), stages));
    }
    text.append("\n## Which program shows which status\n\n").append(head("status", runtimes));
    for (ExecutionStatus status : ExecutionStatus.values()) {
      if (!OF_NO_LANGUAGE.contains(status)) {
        text.append(
            row("`" + status.wireName() + "`", runtimes, r -> statusCell(r, status, cases)));
      }
    }
    for (String group : List.of("conformance", "projects", "hostile")) {
      text.append("\n## %s\n\n".formatted(title(group))).append(head("program", runtimes));
      names(group, cases)
          .forEach(
              (name, what) ->
                  text.append(
                      row(name.replace('_', ' '), runtimes, r -> cell(r, group, name, cases))));
    }
    return text.toString();
  }

  private static String title(String group) {
    return switch (group) {
      case "conformance" -> "What programs can rely on";
      case "projects" -> "Several files";
      default -> "Programs that mean harm";
    };
  }

  private static Map<String, String> names(String group, Map<String, List<LanguageCase>> cases) {
    Map<String, String> names = new TreeMap<>();
    cases.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.group().equals(group))
        .forEach(each -> names.put(each.name(), each.program().one("what").orElse("")));
    return names;
  }

  private static String statusCell(
      RuntimeImage runtime, ExecutionStatus status, Map<String, List<LanguageCase>> cases) {
    return reachable(runtime).contains(status)
        ? links(shown(of(runtime, cases), status).stream().limit(1).toList())
        : "no compile stage";
  }

  private static String cell(
      RuntimeImage runtime, String group, String name, Map<String, List<LanguageCase>> cases) {
    return links(
        of(runtime, cases).stream()
            .filter(each -> each.group().equals(group) && each.name().equals(name))
            .toList());
  }

  private static String links(List<LanguageCase> cases) {
    return cases.stream()
        .map(
            each ->
                "[%s](../%s)"
                    .formatted(
                        each.program().expected().get(0).wireName().replaceAll("_.*", ""),
                        each.path()))
        .collect(Collectors.joining(" "));
  }

  private static String head(String first, List<RuntimeImage> runtimes) {
    return "| "
        + first
        + " | "
        + runtimes.stream().map(RuntimeImage::language).collect(Collectors.joining(" | "))
        + " |\n|---|"
        + "---|".repeat(runtimes.size())
        + "\n";
  }

  private static String row(
      String first,
      List<RuntimeImage> runtimes,
      java.util.function.Function<RuntimeImage, String> cell) {
    return "| "
        + first
        + " | "
        + runtimes.stream().map(cell).collect(Collectors.joining(" | "))
        + " |\n";
  }
}
