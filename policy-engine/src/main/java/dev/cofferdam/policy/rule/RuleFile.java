package dev.cofferdam.policy.rule;

import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.FactRule;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.model.Rule.FactRule.Match;
import dev.cofferdam.policy.model.Rule.FactRule.Text;
import dev.cofferdam.policy.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule file: a text of our own, so that the first evaluation does not wait for a parser of
 * documents.
 *
 * <pre>
 * rule PY-001 HIGH process 78
 * message  starts a process
 * why      a sentence or two, joined when there are several such lines
 * allowed  likewise
 * import   MEDIUM name name …      import, reference, call, member or signal; the severity is optional
 * member   'name                   a member that a function is asked for by its name as a text
 * member   =name =!name            an argument of that name that is given, or is switched off
 * match    a program on one line, in which \n ends a line
 * pass     likewise, for a program that the rule must not find
 * </pre>
 */
final class RuleFile {

  private final Optional<Language> language;
  private final List<FactRule> rules = new ArrayList<>();
  private @Nullable Draft draft;

  private RuleFile(Optional<Language> language) {
    this.language = language;
  }

  /**
   * The rules of a file, in order.
   *
   * @throws IllegalArgumentException naming the line that is wrong: a mistake of ours, found by any
   *     test
   */
  static List<FactRule> read(Optional<Language> language, String text) {
    RuleFile file = new RuleFile(language);
    int number = 0;
    int next = 0;
    while (next < text.length()) {
      int end = text.indexOf('\n', next) < 0 ? text.length() : text.indexOf('\n', next);
      String line = text.substring(next, end);
      next = end + 1;
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        file.line(line);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("rule file, line " + number + ": " + line, wrong);
      }
    }
    file.finish();
    return List.copyOf(file.rules);
  }

  private void line(String line) {
    int space = line.indexOf(' ');
    String word = line.substring(0, space);
    String rest = line.substring(space).trim();
    if (word.equals("rule")) {
      finish();
      draft = new Draft(rest);
      return;
    }
    Draft current = draft;
    if (current == null) {
      throw new IllegalArgumentException("no rule begins before this line");
    }
    current.add(word, rest);
  }

  private void finish() {
    if (draft != null) {
      rules.add(draft.rule(language));
      draft = null;
    }
  }

  /** A rule while its lines are read. */
  private static final class Draft {
    private final String id;
    private final Severity severity;
    private final String category;
    private final int cwe;
    private final StringBuilder message = new StringBuilder();
    private final StringBuilder why = new StringBuilder();
    private final StringBuilder allowed = new StringBuilder();
    private final List<Match> matches = new ArrayList<>();
    private final List<String> matching = new ArrayList<>();
    private final List<String> passing = new ArrayList<>();

    Draft(String head) {
      String[] words = head.split(" ", -1);
      id = words[0];
      Optional<Severity> named = Severity.named(words[1]);
      if (named.isEmpty()) {
        throw new IllegalArgumentException("severity");
      }
      severity = named.get();
      category = words[2];
      cwe = Integer.parseInt(words[3]);
    }

    void add(String word, String rest) {
      switch (word) {
        case "message" -> append(message, rest);
        case "why" -> append(why, rest);
        case "allowed" -> append(allowed, rest);
        case "match" -> matching.add(program(rest));
        case "pass" -> passing.add(program(rest));
        case "import" -> addMatches(Kind.IMPORT, rest);
        case "reference" -> addMatches(Kind.REFERENCE, rest);
        case "call" -> addMatches(Kind.CALL, rest);
        case "member" -> addMatches(Kind.MEMBER, rest);
        case "signal" -> addMatches(Kind.SIGNAL, rest);
        default -> throw new IllegalArgumentException("unknown word " + word);
      }
    }

    private static void append(StringBuilder to, String text) {
      to.append(to.length() == 0 ? "" : " ").append(text);
    }

    private static String program(String text) {
      return text.replace("\\n", "\n").replace("\\r", "\r") + "\n";
    }

    private void addMatches(Kind kind, String rest) {
      Optional<Severity> own = Optional.empty();
      // A regular expression here would be the first one, and what the first verdict waits for.
      StringTokenizer names = new StringTokenizer(rest);
      while (names.hasMoreTokens()) {
        String name = names.nextToken();
        Optional<Severity> named = Severity.named(name);
        if (named.isPresent()) {
          own = named;
          continue;
        }
        if (kind == Kind.SIGNAL && Signal.named(name).isEmpty()) {
          throw new IllegalArgumentException("unknown signal " + name);
        }
        matches.add(new Match(kind, name, own));
      }
    }

    FactRule rule(Optional<Language> language) {
      Text text =
          new Text(cwe, message.toString(), why.toString(), allowed.toString(), matching, passing);
      return new FactRule(id, language, severity, category, text, matches);
    }
  }
}
