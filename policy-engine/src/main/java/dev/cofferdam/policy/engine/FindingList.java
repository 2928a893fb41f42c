package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of one evaluation, each once, and whether the judge is in doubt. */
final class FindingList {

  private static final String DOUBT_RULE = "X-010";

  /** Most that are held at once; when there are as many, only those are kept that may be listed. */
  private static final int ROOM = 4_096;

  private static final Comparator<Seen> BY_PLACE =
      new Comparator<>() {
        @Override
        public int compare(Seen one, Seen other) {
          return byPlace(one, other);
        }
      };

  private static final Comparator<Seen> GRAVEST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(Seen one, Seen other) {
          return gravestFirst(one, other);
        }
      };

  private final List<Seen> all = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private final List<Finding> doubts = new ArrayList<>();
  private Severity gravest = Severity.SAFE;
  private int texts;
  private @Nullable String firstDoubt;
  private @Nullable Seen lastKept;

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
    Seen last = lastKept;
    if ((last != null && gravestFirst(seen, last) >= 0) || !keys.add(key(seen))) {
      return;
    }
    all.add(seen);
    gravest = gravest.orGraver(seen.severity);
    if (all.size() == ROOM) {
      all.sort(GRAVEST_FIRST);
      all.subList(PolicyEngine.MAX_FINDINGS, ROOM).clear();
      lastKept = all.get(PolicyEngine.MAX_FINDINGS - 1);
      keys.clear();
      all.forEach(kept -> keys.add(key(kept)));
    }
  }

  private static Key key(Seen seen) {
    return new Key(seen.ruleId, seen.text.order, seen.stretch.start, seen.stretch.end, seen.path);
  }

  /** Whether there are so many graver or earlier findings that this one would not be kept. */
  boolean isFull(Severity severity, Text text, int start, int end) {
    Seen last = lastKept;
    if (last == null || severity != last.severity) {
      return last != null && severity.compareTo(last.severity) < 0;
    }
    return byStretch(text.order, start, end, last) > 0;
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
    return lastKept != null || all.size() + doubts.size() > PolicyEngine.MAX_FINDINGS;
  }

  /**
   * The findings in the order of files and of places in them; the gravest when there are too many.
   */
  List<Finding> listed() {
    List<Finding> findings = new ArrayList<>(doubts);
    List<Seen> kept = new ArrayList<>(all);
    int room = PolicyEngine.MAX_FINDINGS - doubts.size();
    if (kept.size() > room) {
      kept.sort(GRAVEST_FIRST);
      kept.subList(room, kept.size()).clear();
    }
    if (kept.size() > 1) {
      kept.sort(BY_PLACE);
    }
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
    int place = byStretch(one.text.order, one.stretch.start, one.stretch.end, other);
    if (place != 0) {
      return place;
    }
    int rule = one.ruleId.compareTo(other.ruleId);
    return rule != 0 ? rule : one.path.compareTo(other.path);
  }

  private static int byStretch(int order, int start, int end, Seen other) {
    if (order != other.text.order) {
      return Integer.compare(order, other.text.order);
    }
    return start != other.stretch.start
        ? Integer.compare(start, other.stretch.start)
        : Integer.compare(end, other.stretch.end);
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
