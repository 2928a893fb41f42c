package dev.cofferdam.policy.fact;

import dev.cofferdam.policy.syntax.Symbols;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dotted names as small numbers: {@code os.path.join} is the member {@code join} of the member
 * {@code path} of the root {@code os}; what calling {@code f} gives is its member {@code ()}.
 *
 * <p>Like {@link Symbols}, a base table is shared and an overlay serves one evaluation.
 */
public final class PathTable {

  /** No path; as a parent, that of the roots. */
  public static final int NONE = -1;

  /** The name of the member that stands for what a call gives. */
  public static final String RESULT = "()";

  /** Most parts of a path. */
  public static final int MAX_DEPTH = 24;

  private static final String COLONS = "::";
  private static final int INITIAL = 64;
  private static final int MAX_PROBES = 128;

  private final @Nullable PathTable base;
  private final int first;
  private final Symbols symbols;
  private int[] parents = new int[INITIAL];
  private int[] names = new int[INITIAL];
  private int[] meanings = new int[INITIAL];
  private int[] depths = new int[INITIAL];
  private int[] slots = emptySlots(INITIAL * 4);
  private int count;
  private boolean crowded;

  private PathTable(@Nullable PathTable base, Symbols symbols) {
    this.base = base;
    this.first = base == null ? 0 : base.size();
    this.symbols = symbols;
  }

  /** An empty base table over that table of names. */
  public static PathTable base(Symbols symbols) {
    return new PathTable(null, symbols);
  }

  /** An empty table on top of this one, which must not change any more. */
  public PathTable overlay(Symbols overlaidSymbols) {
    return new PathTable(this, overlaidSymbols);
  }

  /** How many paths there are, those of the base included. */
  public int size() {
    return first + count;
  }

  /** The names that paths are made of. */
  public Symbols symbols() {
    return symbols;
  }

  /** Whether the path was known before the evaluation began. */
  public boolean isKnown(int path) {
    return base == null || path < first;
  }

  /**
   * The path of a member, or of a root when the parent is {@link #NONE}; made when it is new.
   * {@link #NONE} when it would have more than {@value #MAX_DEPTH} parts, or was crowded out.
   */
  public int of(int parent, int name) {
    int known = find(parent, name);
    if (known != NONE || depth(parent) >= MAX_DEPTH) {
      return known;
    }
    return add(parent, name);
  }

  private int depth(int path) {
    if (path == NONE) {
      return 0;
    }
    return path < first && base != null ? base.depth(path) : depths[path - first];
  }

  /**
   * Whether a path could not be kept because too many fell together, which only a text made for it
   * brings about; that path is {@link #NONE}.
   */
  public boolean crowded() {
    return crowded;
  }

  /** The path of a dotted name. */
  public int of(String dotted) {
    int path = NONE;
    for (String part : parts(dotted)) {
      path = of(path, symbols.of(part));
    }
    return path;
  }

  /**
   * The parts of a dotted name; in names of folders, a part keeps the slash before it. Where names
   * themselves have dots, two colons stand between the parts, or before the only one.
   */
  public static List<String> parts(String dotted) {
    if (dotted.contains(COLONS)) {
      String plain = dotted.startsWith(COLONS) ? dotted.substring(COLONS.length()) : dotted;
      return List.of(plain.replace(RESULT, COLONS + RESULT).split(COLONS, -1));
    }
    String parted = dotted.replace(RESULT, "." + RESULT).replace("/", "./");
    return List.of(parted.split("\\.", -1));
  }

  /** The path of a member, if there is one already; otherwise {@link #NONE}. */
  public int find(int parent, int name) {
    if (base != null && parent < first && symbols.isKnown(name)) {
      int known = base.find(parent, name);
      if (known != NONE) {
        return known;
      }
    }
    if (count == 0) {
      return NONE;
    }
    int mask = slots.length - 1;
    int slot = hash(parent, name) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      int index = slots[slot];
      if (index < 0) {
        return NONE;
      }
      if (parents[index] == parent && names[index] == name) {
        return first + index;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  /** Lets one path mean another one; for a base table that is still being filled. */
  public void alias(int path, int meaning) {
    meanings[path] = meaning;
  }

  /** What a path means: itself, unless it is an alias; no path means none. */
  public int meaning(int path) {
    if (path == NONE) {
      return NONE;
    }
    return path < first && base != null ? base.meanings[path] : meanings[path - first];
  }

  /** The path that this one is a member of; {@link #NONE} for roots. */
  public int parent(int path) {
    return path < first && base != null ? base.parent(path) : parents[path - first];
  }

  /** The name of the member, as a symbol. */
  public int name(int path) {
    return path < first && base != null ? base.name(path) : names[path - first];
  }

  /** The root of a path. */
  public int root(int path) {
    int at = path;
    while (parent(at) != NONE) {
      at = parent(at);
    }
    return at;
  }

  /** The dotted name. */
  public String dotted(int path) {
    StringBuilder text = new StringBuilder();
    for (int at = path; at != NONE; at = parent(at)) {
      String name = symbols.name(name(at));
      char next = text.length() > 0 ? text.charAt(0) : '(';
      boolean separate = next != '(' && next != '/';
      text.insert(0, separate ? name + "." : name);
    }
    return text.toString();
  }

  private int add(int parent, int name) {
    if (count == parents.length) {
      parents = Arrays.copyOf(parents, count * 2);
      names = Arrays.copyOf(names, count * 2);
      meanings = Arrays.copyOf(meanings, count * 2);
      depths = Arrays.copyOf(depths, count * 2);
      slots = emptySlots(count * 8);
      for (int i = 0; i < count; i++) {
        crowded |= !place(i);
      }
    }
    parents[count] = parent;
    names[count] = name;
    meanings[count] = first + count;
    depths[count] = depth(parent) + 1;
    if (!place(count)) {
      crowded = true;
      return NONE;
    }
    return first + count++;
  }

  private boolean place(int index) {
    int mask = slots.length - 1;
    int slot = hash(parents[index], names[index]) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      if (slots[slot] < 0) {
        slots[slot] = index;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private static int hash(int parent, int name) {
    int hash = (parent * 0x9E3779B1 + name) * 0x85EBCA6B;
    return hash ^ (hash >>> 16);
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
