package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of one evaluation, each once, and whether the judge is in doubt. */
final class FindingList {

  private static final String DOUBT_RULE = "X-010";

  private final List<Seen> all = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private final List<Finding> doubts = new ArrayList<>();
  private Severity gravest = Severity.SAFE;
  private int texts;
  private @Nullable String firstDoubt;

  /** What a rule saw, before it is worked out for a reader. */
  record Seen(
      String ruleId, Severity severity, String message, Text text, Stretch stretch, String path) {}

  /** Where it was seen, and how: offsets in UTF-16 code units. */
  record Stretch(int start, int end, List<Via> via) {}

  /** The text in which it was seen. */
  record Text(int order, String name, String content, Places places) {}

  private record Key(String ruleId, int order, int start, int end, String path) {}

  /** A text that findings are about, after those that were made before it. */
  Text text(String name, String content) {
    return new Text(texts++, name, content, new Places(content));
  }

  void add(Seen seen) {
    Key key =
        new Key(seen.ruleId, seen.text.order, seen.stretch.start, seen.stretch.end, seen.path);
    if (keys.add(key)) {
      all.add(seen);
      gravest = gravest.orGraver(seen.severity);
    }
  }

  /** Notes that a file cannot be judged. */
  void doubt(String file, String reason) {
    String message = "`" + file + "`: " + reason;
    if (firstDoubt == null) {
      firstDoubt = message;
    }
    if (doubts.size() < PolicyEngine.MAX_FINDINGS) {
      doubts.add(
          new Finding(DOUBT_RULE, Severity.HIGH, reason, file, Span.WHOLE, "", "", List.of()));
    }
  }

  /** The gravest severity seen, doubts left out. */
  Severity gravest() {
    return gravest;
  }

  /** Why the judge is in doubt, if it is. */
  Optional<String> doubt() {
    return Optional.ofNullable(firstDoubt);
  }

  boolean truncated() {
    return all.size() + doubts.size() > PolicyEngine.MAX_FINDINGS;
  }

  /**
   * The findings in the order of files and of places in them; the gravest when there are too many.
   */
  List<Finding> listed() {
    List<Finding> findings = new ArrayList<>(doubts);
    List<Seen> kept = new ArrayList<>(all);
    int room = PolicyEngine.MAX_FINDINGS - doubts.size();
    if (kept.size() > room) {
      kept.sort(FindingList::gravestFirst);
      kept.subList(room, kept.size()).clear();
    }
    kept.sort(FindingList::byPlace);
    for (Seen seen : kept) {
      findings.add(finding(seen));
    }
    return findings;
  }

  private static int gravestFirst(Seen one, Seen other) {
    int graver = other.severity.compareTo(one.severity);
    return graver != 0 ? graver : byPlace(one, other);
  }

  private static int byPlace(Seen one, Seen other) {
    int[] before = {
      Integer.compare(one.text.order, other.text.order),
      Integer.compare(one.stretch.start, other.stretch.start),
      Integer.compare(one.stretch.end, other.stretch.end),
      one.ruleId.compareTo(other.ruleId),
      one.path.compareTo(other.path)
    };
    for (int difference : before) {
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static Finding finding(Seen seen) {
    Text text = seen.text;
    Span span = new Span(text.places.at(seen.stretch.start), text.places.at(seen.stretch.end));
    String snippet = Finding.snippet(text.content, span.start());
    return new Finding(
        seen.ruleId,
        seen.severity,
        seen.message,
        text.name,
        span,
        snippet,
        seen.path,
        seen.stretch.via);
  }
}
