package dev.cofferdam.policy.fact.value;

import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/**
 * What names are bound to, by scope, as far as one pass over the tree has seen, or the pass before
 * it.
 */
public final class Bindings {

  /** No binding. */
  public static final int NONE = -1;

  /** Stands for the name of what a function returns. */
  public static final int RETURNED = -7;

  /** Stands for the scope of the members of whatever object. */
  public static final int MEMBERS = -2;

  /** The scope of the module. */
  public static final int MODULE = 0;

  private static final int MAX_CHAIN = 64;
  private static final int MAX_PROBES = 128;
  private static final int NEVER = Integer.MAX_VALUE;

  /** How many remainders of symbols are told apart to see that a name is bound nowhere. */
  private static final int REMAINDERS = 8_192;

  private final Tree tree;
  private final Values values;
  private int[] scopes = new int[32];
  private int[] symbols = new int[32];
  private int[] bound = new int[32];
  private int[] before = new int[32];
  private int[] firmFrom = new int[32];
  private boolean[] undone = new boolean[32];
  private boolean[] elsewhere = new boolean[32];
  private boolean[] named = new boolean[32];
  private int[] slots = emptySlots(128);
  private final long[] boundSomewhere = new long[REMAINDERS / Long.SIZE];
  private int count;
  private boolean tooDeep;
  private boolean crowded;

  /** No bindings yet, of the scopes of that tree. */
  public Bindings(Tree tree, Values values) {
    this.tree = tree;
    this.values = values;
  }

  /** The binding of a name that is visible in a scope, or {@link #NONE}. */
  public int visible(int scope, int symbol) {
    if (isBoundNowhere(symbol)) {
      return NONE;
    }
    int at = scope;
    for (int hops = 0; at != Tree.NONE; hops++) {
      if (hasNames(at) && (at == scope || !tree.scopeIsHidden(at))) {
        int binding = find(at, symbol);
        if (binding != NONE && !elsewhere[binding]) {
          return binding;
        }
      }
      tooDeep |= hops == MAX_CHAIN && at != MODULE;
      at = hops < longest() ? tree.scopeParent(at) : at == MODULE ? Tree.NONE : MODULE;
    }
    return NONE;
  }

  /** Where scopes were too deep, the text is refused anyway, and is no more work than others. */
  private int longest() {
    return tooDeep ? MAX_CHAIN / 16 : MAX_CHAIN;
  }

  /** Most names that are read, and nearly all members, are bound in no scope at all. */
  private boolean isBoundNowhere(int symbol) {
    int remainder = symbol & (REMAINDERS - 1);
    return (boundSomewhere[remainder / Long.SIZE] & (1L << remainder)) == 0;
  }

  /** Most scopes bind nothing, and chains of them are long where blocks are scopes. */
  private boolean hasNames(int scope) {
    return scope < named.length && named[scope];
  }

  /** What a member of that name can be, whatever the object. */
  public int ofMember(int symbol) {
    int binding = isBoundNowhere(symbol) ? NONE : find(MEMBERS, symbol);
    return binding == NONE ? Values.UNKNOWN : bound[binding];
  }

  /** What a binding can be. */
  public int value(int binding) {
    return bound[binding];
  }

  /** The scope of a binding. */
  public int scopeOf(int binding) {
    return scopes[binding];
  }

  /** Whether the name surely means something of the program's own from that node on. */
  public boolean isFirmAt(int binding, int node) {
    return !undone[binding] && firmFrom[binding] < node;
  }

  /**
   * Notes that a node binds a name. A binding that cannot be skipped takes the place of texts bound
   * before; names of things are never forgotten, for the judge does not know the order of calls.
   */
  public void bind(int scope, int symbol, int value, int node) {
    int binding = ownOf(scope, symbol);
    if (elsewhere[binding]) {
      bindElsewhere(scope, symbol, value);
      return;
    }
    boolean firm = !tree.conditional(node);
    int kept = firm ? values.namesOnly(bound[binding]) : bound[binding];
    bound[binding] = values.union(kept, value);
    if (firm) {
      firmFrom[binding] = Math.min(firmFrom[binding], node);
    }
    if (tree.scopeIsClass(scope)) {
      widen(MEMBERS, symbol, values.namesOnly(value));
    }
  }

  /**
   * Notes that a node assigns to a name that was declared in its scope, or in one around it. What
   * is assigned elsewhere may be assigned at any time.
   */
  public void assign(int scope, int symbol, int value, int node) {
    int outer = visible(scope, symbol);
    if (outer == NONE) {
      widen(MODULE, symbol, value);
    } else if (scopes[outer] == scope) {
      boolean wasFirm = firmFrom[outer] != NEVER;
      int firm = firmFrom[outer];
      bind(scope, symbol, value, node);
      firmFrom[outer] = wasFirm ? firm : NEVER;
    } else {
      bound[outer] = values.union(bound[outer], value);
    }
  }

  private void bindElsewhere(int scope, int symbol, int value) {
    int outer = visible(scope, symbol);
    widen(outer == NONE ? MODULE : scopes[outer], symbol, value);
  }

  /** Notes that a name of a scope is that of a scope around it. */
  public void declareElsewhere(int scope, int symbol) {
    if (scope == MODULE) {
      return;
    }
    elsewhere[ownOf(scope, symbol)] = true;
  }

  /** Adds to what a name can be, without forgetting anything. */
  public void widen(int scope, int symbol, int value) {
    int binding = ownOf(scope, symbol);
    bound[binding] = values.union(bound[binding], value);
  }

  /** Notes that a parameter hides what its name means outside. */
  public void parameter(int scope, int symbol, int value, int node) {
    int binding = ownOf(scope, symbol);
    bound[binding] = values.union(bound[binding], value);
    firmFrom[binding] = Math.min(firmFrom[binding], node);
  }

  /** Notes that a bound name means something of the program's own from the start of its scope. */
  public void hoist(int scope, int symbol) {
    int binding = find(scope, symbol);
    if (binding != NONE) {
      firmFrom[binding] = -1;
    }
  }

  /** Notes that a name may stop being bound, so that it may mean what it means outside. */
  public void undo(int scope, int symbol) {
    int binding = ownOf(scope, symbol);
    undone[binding] = true;
  }

  /**
   * Whether something a name is bound to may have been missed: scopes stood in one another too
   * deeply, or too many bindings fell together, which only a text made for it brings about.
   */
  public boolean incomplete() {
    return tooDeep || crowded;
  }

  /** Ends a pass; whether it came to other results than the pass before. */
  public boolean endPass() {
    boolean changed = false;
    for (int i = 0; i < count; i++) {
      changed |= before[i] != bound[i];
      before[i] = bound[i];
    }
    return changed;
  }

  /** The binding of a name in the very scope, new if there was none. */
  private int ownOf(int scope, int symbol) {
    int binding = find(scope, symbol);
    return binding == NONE ? add(scope, symbol) : binding;
  }

  private int find(int scope, int symbol) {
    int mask = slots.length - 1;
    int slot = hash(scope, symbol) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      int index = slots[slot];
      if (index < 0 || (symbols[index] == symbol && scopes[index] == scope)) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    crowded = true;
    return slots[(slot - 1) & mask];
  }

  private int add(int scope, int symbol) {
    if (count == scopes.length) {
      grow();
    }
    if (scope >= named.length) {
      named = Arrays.copyOf(named, Math.max(scope + 1, named.length * 2));
    }
    if (scope >= 0) {
      named[scope] = true;
    }
    scopes[count] = scope;
    symbols[count] = symbol;
    int remainder = symbol & (REMAINDERS - 1);
    boundSomewhere[remainder / Long.SIZE] |= 1L << remainder;
    firmFrom[count] = NEVER;
    before[count] = -1;
    place(count);
    return count++;
  }

  private void grow() {
    int larger = count * 2;
    scopes = Arrays.copyOf(scopes, larger);
    symbols = Arrays.copyOf(symbols, larger);
    bound = Arrays.copyOf(bound, larger);
    before = Arrays.copyOf(before, larger);
    firmFrom = Arrays.copyOf(firmFrom, larger);
    undone = Arrays.copyOf(undone, larger);
    elsewhere = Arrays.copyOf(elsewhere, larger);
    slots = emptySlots(larger * 4);
    for (int i = 0; i < count; i++) {
      place(i);
    }
  }

  private void place(int index) {
    int mask = slots.length - 1;
    int slot = hash(scopes[index], symbols[index]) & mask;
    for (int probe = 0; probe < MAX_PROBES; probe++) {
      if (slots[slot] < 0) {
        slots[slot] = index;
        return;
      }
      slot = (slot + 1) & mask;
    }
    crowded = true;
  }

  private static int hash(int scope, int symbol) {
    int hash = (scope * 0x9E3779B1 + symbol) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 15)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
