package dev.cofferdam.policy.fact.knowledge;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Rule.FactRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words without which a program reaches nothing that a rule, the knowledge of its language, or
 * a list of modules speaks of. Whatever is reached by a dotted name has the last part of that name
 * in the program, or of another name of the same thing, and the first part, too, unless it needs no
 * import; or it is reached by a text, and then there is the word of what reaches things by texts.
 * So a text that has none of these words has none of those facts. Immutable once made.
 */
public final class TellingWords {

  private static final int MULTIPLIER = 0x01000193;
  private static final int SEED = 0x811c9dc5;

  /** What these roles make of constants tells nothing, or nothing that was not written out. */
  private static final Set<Role> QUIET =
      Set.of(Role.HARMLESS, Role.FOLD_SAME, Role.FOLD_REVERSED, Role.FOLD_MAP, Role.FOLD_METHOD);

  /** Members that do so whatever the object. */
  private static final Set<Method> TELLING_METHODS =
      Set.of(Method.NAMESPACE, Method.GETTER, Method.DECODE, Method.QUERY);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Set<String>> wanted = new ArrayList<>();
  private final Set<String> alone = new HashSet<>();
  private final Map<String, Set<String>> otherRoots = new HashMap<>();
  private String builtins = "";
  private String[] words = new String[0];
  private int[][] roots = new int[0][];
  private boolean[] tellsAlone = new boolean[0];
  private boolean[] fetches = new boolean[0];
  private int[] slots = new int[0];

  /**
   * The words of those rules and that knowledge, and of the modules of those names.
   *
   * @param rules what is looked for
   * @param knowledge the text of a knowledge file
   * @param modules dotted names of modules
   */
  public TellingWords(List<FactRule> rules, String knowledge, Collection<String> modules) {
    List<String[]> lines = Knowledge.lines(knowledge);
    for (String[] line : lines) {
      learnRoots(line);
    }
    for (FactRule rule : rules) {
      for (FactRule.Match match : rule.matches()) {
        switch (match.kind()) {
          case IMPORT, REFERENCE, CALL -> name(match.name());
          case MEMBER -> word(match.name().replace("'", "").replace("=", "").replace("!", ""));
          case SIGNAL -> {}
        }
      }
    }
    Set<String> fetching = new HashSet<>();
    for (String[] line : lines) {
      learn(line, fetching);
    }
    for (String module : modules) {
      name(module);
    }
    seal(fetching);
  }

  private void learnRoots(String[] line) {
    if (line[0].equals("builtins")) {
      builtins = line[1];
    }
    if (line[0].equals("same")) {
      String meant = root(line[1]);
      for (int i = 2; i < line.length; i++) {
        Set<String> others = otherRoots.get(meant);
        if (others == null) {
          others = new LinkedHashSet<>();
          otherRoots.put(meant, others);
        }
        others.add(root(line[i]));
      }
    }
  }

  private void learn(String[] line, Set<String> fetching) {
    String kind = line[0];
    if (kind.equals("method")) {
      Optional<Method> method = Method.named(line[1]);
      boolean tells = method.isPresent() && TELLING_METHODS.contains(method.get());
      for (int i = 2; tells && i < line.length; i++) {
        word(line[i]);
      }
      return;
    }
    Optional<Role> role = Role.named(kind);
    boolean quiet = role.isPresent() && QUIET.contains(role.get());
    if (quiet || kind.equals("known") || kind.equals("builtins")) {
      return;
    }
    for (int i = 1; i < line.length; i++) {
      if (kind.equals("fetches")) {
        fetching.add(line[i]);
      } else {
        name(line[i]);
      }
    }
  }

  private static String root(String dotted) {
    return PathTable.parts(dotted).get(0);
  }

  /** What has that dotted name is reached by its last part, together with its first, if any. */
  private void name(String dotted) {
    String plain =
        dotted.endsWith(Vocabulary.BELOW)
            ? dotted.substring(0, dotted.length() - Vocabulary.BELOW.length())
            : dotted;
    List<String> parts = PathTable.parts(plain);
    int last = parts.size() - 1;
    while (last > 0 && parts.get(last).equals(PathTable.RESULT)) {
      last--;
    }
    Set<String> firsts = roots(parts.get(0));
    if (last == 0 || firsts.contains(builtins)) {
      word(parts.get(last));
    } else {
      wanted.get(number(parts.get(last))).addAll(firsts);
    }
  }

  /** The first parts of all names that mean something below a name that begins so. */
  private Set<String> roots(String first) {
    Set<String> all = new LinkedHashSet<>(List.of(first));
    Deque<String> left = new ArrayDeque<>(all);
    while (!left.isEmpty()) {
      Set<String> others = otherRoots.get(left.removeFirst());
      for (String other : others == null ? Set.<String>of() : others) {
        if (all.add(other)) {
          left.add(other);
        }
      }
    }
    return all;
  }

  private void word(String word) {
    number(word);
    alone.add(word);
  }

  private int number(String word) {
    Integer known = numbers.get(word);
    if (known == null) {
      known = wanted.size();
      numbers.put(word, known);
      wanted.add(new LinkedHashSet<>());
    }
    return known;
  }

  private void seal(Set<String> fetching) {
    for (String word : fetching) {
      number(word);
    }
    for (int number = 0; number < wanted.size(); number++) {
      for (String root : wanted.get(number)) {
        number(root);
      }
    }
    words = new String[numbers.size()];
    roots = new int[words.length][];
    tellsAlone = new boolean[words.length];
    fetches = new boolean[words.length];
    slots = new int[Integer.highestOneBit(words.length + 1) * 8];
    Arrays.fill(slots, -1);
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      seal(entry.getKey(), entry.getValue(), fetching.contains(entry.getKey()));
    }
  }

  private void seal(String word, int number, boolean fetching) {
    words[number] = word;
    fetches[number] = fetching;
    tellsAlone[number] = alone.contains(word);
    roots[number] = numbersOf(wanted.get(number));
    int slot = hash(word.toCharArray(), 0, word.length()) & (slots.length - 1);
    while (slots[slot] >= 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number;
  }

  private int[] numbersOf(Set<String> several) {
    int[] all = new int[several.size()];
    int count = 0;
    for (String word : several) {
      all[count++] = number(word);
    }
    return all;
  }

  private static int hash(char[] text, int start, int end) {
    int hash = SEED;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text[i]) * MULTIPLIER;
    }
    return hash ^ (hash >>> 15);
  }

  private int find(char[] text, int start, int end) {
    int slot = hash(text, start, end) & (slots.length - 1);
    while (slots[slot] >= 0) {
      if (isWord(words[slots[slot]], text, start, end)) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private static boolean isWord(String word, char[] text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** Begins to look through one text. */
  public Look look() {
    return new Look();
  }

  /** What one text has of these words. For one thread. */
  public final class Look {

    private final boolean[] seen = new boolean[words.length];
    private boolean fetching;

    /**
     * Notes the word that stands there.
     *
     * @return whether it alone tells something
     */
    public boolean tells(char[] text, int start, int end) {
      int number = find(text, start, end);
      if (number < 0) {
        return false;
      }
      seen[number] = true;
      fetching |= fetches[number];
      return tellsAlone[number];
    }

    /** Whether there is a word of what reads from addresses. */
    public boolean fetching() {
      return fetching;
    }

    /** Whether words stand in the text that tell something together. */
    public boolean tellTogether() {
      for (int number = 0; number < seen.length; number++) {
        if (seen[number]) {
          for (int root : roots[number]) {
            if (seen[root]) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }
}
