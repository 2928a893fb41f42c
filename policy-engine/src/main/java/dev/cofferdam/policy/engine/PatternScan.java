package dev.cofferdam.policy.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cofferdam.policy.engine.FindingList.Seen;
import dev.cofferdam.policy.engine.FindingList.Stretch;
import dev.cofferdam.policy.engine.FindingList.Text;
import dev.cofferdam.policy.engine.Views.Zone;
import dev.cofferdam.policy.fact.FrontEnd;
import dev.cofferdam.policy.fact.FrontEnd.Reading;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.Rule.PatternRule.Scope;
import java.util.ArrayList;
import java.util.List;

/** The regular expressions of a policy, compiled. */
final class PatternScan {

  private static final int MAX_MATCHES = 50;
  private static final int RESCAN_FACTOR = 8;
  private static final int RESCAN_FLOOR = 65_536;

  private final List<Compiled> compiled = new ArrayList<>();

  private record Compiled(PatternRule rule, Pattern pattern, String literal) {}

  PatternScan(List<PatternRule> rules) {
    for (PatternRule rule : rules) {
      String pattern = rule.pattern();
      compiled.add(new Compiled(rule, Pattern.compile(pattern), RequiredLiteral.of(pattern)));
    }
  }

  /** Matches all expressions with a file of code. */
  void scan(Text text, Reading reading, FindingList findings) {
    Views views = null;
    for (Compiled one : compiled) {
      if (mayMatch(one, text.content())) {
        views = views == null ? new Views(text.content(), reading) : views;
        String view = one.rule.scope() == Scope.CODE ? views.withoutComments() : text.content();
        scan(one, view, views, text, findings);
      }
    }
  }

  /**
   * Matches all expressions with a file of code that nobody has read, and reads it if it must be.
   */
  void scanUnread(Text text, FrontEnd frontEnd, FindingList findings) {
    for (Compiled one : compiled) {
      if (mayMatch(one, text.content())) {
        scan(text, frontEnd.read(text.content().toCharArray()), findings);
        return;
      }
    }
  }

  /** Spaces stand for comments where comments are left out, so that they may be everywhere. */
  private static boolean mayMatch(Compiled one, String content) {
    return one.literal.indexOf(' ') >= 0 || content.contains(one.literal);
  }

  /** Matches the expressions that are about texts as they are. */
  void scanRaw(Text text, FindingList findings) {
    for (Compiled one : compiled) {
      if (one.rule.scope() == Scope.RAW) {
        scan(one, text.content(), Views.RAW, text, findings);
      }
    }
  }

  private static void scan(
      Compiled one, String view, Views views, Text text, FindingList findings) {
    if (!view.contains(one.literal)) {
      return;
    }
    Matcher matcher = one.pattern.matcher(view);
    long budget = RESCAN_FLOOR + (long) RESCAN_FACTOR * view.length();
    int matches = 0;
    int from = 0;
    while (from <= view.length() && matches < MAX_MATCHES && matcher.find(from)) {
      budget -= matcher.end() - from;
      boolean counts = views.is(zone(one.rule.scope()), matcher.start()) || budget < 0;
      if (counts) {
        report(one.rule, text, matcher, findings);
        matches++;
        from = Math.max(matcher.end(), matcher.start() + 1);
      } else {
        from = views.next(zone(one.rule.scope()), matcher.start() + 1);
      }
      if (budget < 0) {
        return;
      }
    }
  }

  private static Zone zone(Scope scope) {
    return switch (scope) {
      case CODE -> Zone.CODE;
      case STRINGS -> Zone.STRING;
      case COMMENTS -> Zone.COMMENT;
      case RAW -> Zone.ANY;
    };
  }

  private static void report(PatternRule rule, Text text, Matcher matcher, FindingList findings) {
    String message = rule.message().isEmpty() ? "matches `" + rule.pattern() + "`" : rule.message();
    Stretch stretch = new Stretch(matcher.start(), matcher.end(), List.of());
    findings.add(new Seen(rule.id(), rule.severity(), message, text, stretch, ""));
  }
}
