package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Span;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Verdicts as text for people: {@code file:line:column}, which editors jump to, the source line
 * with a caret under it, and how it was seen through a disguise.
 */
public final class TextReport {

  private static final String INDENT = "    ";

  private TextReport() {}

  /** The findings of all verdicts in their order, then one line that sums them up. */
  public static String of(List<Judged> all) {
    StringBuilder text = new StringBuilder();
    for (Judged judged : all) {
      for (Finding finding : judged.verdict().findings()) {
        finding(finding, text);
      }
      if (judged.verdict().truncated()) {
        text.append(Plain.line(judged.name()))
            .append(": there are more findings than are listed\n");
      }
    }
    return text.append(summary(all)).toString();
  }

  /**
   * A line of any text as a terminal may show it: what would steer the terminal, turn the reading
   * direction or be seen by nobody is replaced; tabs stay.
   */
  public static String line(String text) {
    return Plain.line(text);
  }

  private static void finding(Finding finding, StringBuilder text) {
    Span span = finding.span();
    text.append(Plain.line(finding.file()))
        .append(':')
        .append(span.start().line())
        .append(':')
        .append(span.start().column())
        .append(": ")
        .append(finding.severity().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(Plain.line(finding.ruleId()))
        .append(": ")
        .append(Plain.line(finding.message()))
        .append('\n');
    if (!finding.snippet().isEmpty()) {
      text.append(INDENT).append(Plain.line(finding.snippet())).append('\n');
      text.append(INDENT).append(marks(finding)).append('\n');
    }
    for (Via via : finding.via()) {
      text.append(INDENT).append(words(via)).append('\n');
    }
  }

  /** A caret under the start and tildes to the end, or to the end of the line that is shown. */
  private static String marks(Finding finding) {
    String snippet = finding.snippet();
    int caret = Math.min(finding.caret(), snippet.length());
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < caret; i++) {
      char c = snippet.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        marks.append(c == '\t' ? '\t' : ' ');
      }
    }
    marks.append('^');
    int length = finding.span().end().offset() - finding.span().start().offset();
    int end = Math.min(snippet.length(), caret + length);
    for (int i = caret + 1; i < end; i++) {
      if (!Character.isLowSurrogate(snippet.charAt(i))) {
        marks.append('~');
      }
    }
    return marks.toString();
  }

  private static String words(Via via) {
    String detail = "`" + Plain.line(via.detail()) + "`";
    return switch (via.kind()) {
      case ALIAS -> "seen through the alias " + detail;
      case FOLDED -> "seen through a text that comes to " + detail;
      case PAYLOAD -> "seen in text that is run as code: " + detail;
      case REEXPORT -> "seen through another module: " + detail;
    };
  }

  private static String summary(List<Judged> all) {
    long denied = all.stream().filter(judged -> judged.verdict() instanceof Verdict.Deny).count();
    long open = all.stream().filter(judged -> !judged.reason().isEmpty()).count();
    StringBuilder text = new StringBuilder();
    for (Judged judged : all) {
      if (!judged.reason().isEmpty()) {
        text.append("not judged: ").append(Plain.line(judged.reason())).append('\n');
      }
    }
    text.append(all.size()).append(all.size() == 1 ? " file" : " files");
    text.append(": ").append(all.size() - denied - open).append(" permitted, ");
    text.append(denied).append(" denied");
    if (open > 0) {
      text.append(", ").append(open).append(" refused because they cannot be judged");
    }
    return text.append(" (").append(counts(all)).append(")\n").toString();
  }

  private static String counts(List<Judged> all) {
    StringBuilder text = new StringBuilder();
    for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.SAFE)) {
      long count =
          all.stream()
              .flatMap(judged -> judged.verdict().findings().stream())
              .filter(finding -> finding.severity() == severity)
              .count();
      if (count > 0) {
        text.append(text.length() == 0 ? "" : ", ");
        text.append(count).append(' ').append(severity.name().toLowerCase(Locale.ROOT));
      }
    }
    return text.length() == 0 ? "no findings" : text.toString();
  }
}
