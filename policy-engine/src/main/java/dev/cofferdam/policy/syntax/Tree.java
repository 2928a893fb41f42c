package dev.cofferdam.policy.syntax;

import java.util.Arrays;

/**
 * The syntax tree of a text as arrays: a node stands after its children, so that walking the nodes
 * in order visits every part before the whole, without recursion. For one evaluation, by one
 * thread.
 *
 * <p>A node has up to two children, {@link #first(int)} and {@link #second(int)}; more are a list
 * that begins with the first and goes on with {@link #next(int)}. {@link #NONE} stands for no node.
 */
public final class Tree {

  /** No node, no symbol, no scope. */
  public static final int NONE = -1;

  private static final Kind[] KINDS = Kind.values();

  private final Tokens tokens;
  private byte[] kinds;
  private int[] fields;
  private int count;
  private int scope;
  private boolean conditional;
  private int[] scopeParents = {NONE, NONE, NONE, NONE};
  private boolean[] scopeIsClass = new boolean[4];
  private boolean[] scopeIsOpen = new boolean[4];
  private int scopeCount = 1;

  /** An empty tree over those tokens, with one scope, 0, that of the module. */
  public Tree(Tokens tokens) {
    this.tokens = tokens;
    boolean read = tokens.count() > 1;
    int expected = (read ? tokens.count() * 3 / 4 : tokens.text().length / 8) + 16;
    this.kinds = new byte[expected];
    this.fields = new int[expected * Field.COUNT];
  }

  /** Which number of a node is where. */
  private static final class Field {
    static final int FROM = 0;
    static final int TO = 1;
    static final int DATA = 2;
    static final int FIRST = 3;
    static final int SECOND = 4;
    static final int NEXT = 5;
    static final int SCOPE = 6;
    static final int COUNT = 7;
  }

  /**
   * Adds a node without children that covers those tokens, in the current scope; returns its
   * number.
   */
  public int add(Kind kind, int fromToken, int toToken, int data) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      fields = Arrays.copyOf(fields, count * 2 * Field.COUNT);
    }
    setKind(count, kind);
    int base = count * Field.COUNT;
    fields[base + Field.FROM] = fromToken;
    fields[base + Field.TO] = toToken;
    fields[base + Field.DATA] = data;
    fields[base + Field.FIRST] = NONE;
    fields[base + Field.SECOND] = NONE;
    fields[base + Field.NEXT] = NONE;
    fields[base + Field.SCOPE] = scope * 2 + (conditional ? 1 : 0);
    return count++;
  }

  /** Adds a node over two children, either of which may be {@link #NONE}; returns its number. */
  public int join(Kind kind, int data, int first, int second) {
    int from = first != NONE ? from(first) : second != NONE ? from(second) : 0;
    int to = second != NONE ? to(second) : first != NONE ? to(first) : 0;
    int node = add(kind, from, Math.max(from, to), data);
    setFirst(node, first);
    setSecond(node, second);
    return node;
  }

  /** The tokens that the nodes cover. */
  public Tokens tokens() {
    return tokens;
  }

  /** How many nodes there are. */
  public int count() {
    return count;
  }

  /** The kind of a node. */
  public Kind kind(int node) {
    return KINDS[kinds[node]];
  }

  /** Makes a node one of another kind. */
  @SuppressWarnings("EnumOrdinal") // a byte for each node, which lives no longer than this object
  public void setKind(int node, Kind kind) {
    kinds[node] = (byte) kind.ordinal();
  }

  /** The first token that a node covers. */
  public int from(int node) {
    return fields[node * Field.COUNT + Field.FROM];
  }

  /** The last token that a node covers. */
  public int to(int node) {
    return fields[node * Field.COUNT + Field.TO];
  }

  /** Lets a node cover tokens from that one to that one. */
  public void setRange(int node, int fromToken, int toToken) {
    fields[node * Field.COUNT + Field.FROM] = fromToken;
    fields[node * Field.COUNT + Field.TO] = toToken;
  }

  /** What else is known of a node; its meaning depends on the kind. */
  public int data(int node) {
    return fields[node * Field.COUNT + Field.DATA];
  }

  /** Replaces what else is known of a node. */
  public void setData(int node, int data) {
    fields[node * Field.COUNT + Field.DATA] = data;
  }

  /** The first child. */
  public int first(int node) {
    return fields[node * Field.COUNT + Field.FIRST];
  }

  /** Sets the first child. */
  public void setFirst(int node, int child) {
    fields[node * Field.COUNT + Field.FIRST] = child;
  }

  /** The second child. */
  public int second(int node) {
    return fields[node * Field.COUNT + Field.SECOND];
  }

  /** Sets the second child. */
  public void setSecond(int node, int child) {
    fields[node * Field.COUNT + Field.SECOND] = child;
  }

  /** The next node of the list that this node is in. */
  public int next(int node) {
    return fields[node * Field.COUNT + Field.NEXT];
  }

  /** Sets the next node of a list. */
  public void setNext(int node, int sibling) {
    fields[node * Field.COUNT + Field.NEXT] = sibling;
  }

  /** The scope in which a node stands. */
  public int scope(int node) {
    return fields[node * Field.COUNT + Field.SCOPE] >> 1;
  }

  /** Whether a node stands in a block of its scope that may be skipped. */
  public boolean conditional(int node) {
    return (fields[node * Field.COUNT + Field.SCOPE] & 1) != 0;
  }

  /** Notes of a node that is there already that it may be skipped. */
  public void markConditional(int node) {
    fields[node * Field.COUNT + Field.SCOPE] |= 1;
  }

  /** Lets a node stand in another scope. */
  public void setScope(int node, int otherScope) {
    fields[node * Field.COUNT + Field.SCOPE] = otherScope * 2 + (conditional(node) ? 1 : 0);
  }

  /** Whether new nodes stand in a block that may be skipped. */
  public boolean inConditional() {
    return conditional;
  }

  /** Sets whether new nodes stand in a block that may be skipped. */
  public void setInConditional(boolean skippable) {
    conditional = skippable;
  }

  /** The scope that new nodes get. */
  public int currentScope() {
    return scope;
  }

  /** Sets the scope that new nodes get. */
  public void enterScope(int newScope) {
    scope = newScope;
  }

  /** Adds a scope inside the current one, of a class or of a function; returns its number. */
  public int addScope(boolean ofClass) {
    if (scopeCount == scopeParents.length) {
      scopeParents = Arrays.copyOf(scopeParents, scopeCount * 2);
      scopeIsClass = Arrays.copyOf(scopeIsClass, scopeCount * 2);
      scopeIsOpen = Arrays.copyOf(scopeIsOpen, scopeCount * 2);
    }
    scopeParents[scopeCount] = scope;
    scopeIsClass[scopeCount] = ofClass;
    return scopeCount++;
  }

  /**
   * Adds the scope of a class, inside the current one, whose names the functions in it see without
   * naming the object; returns its number.
   */
  public int addMemberScope() {
    int added = addScope(true);
    scopeIsOpen[added] = true;
    return added;
  }

  /** How many scopes there are. */
  public int scopeCount() {
    return scopeCount;
  }

  /** The scope around a scope; {@link #NONE} around that of the module. */
  public int scopeParent(int inner) {
    return scopeParents[inner];
  }

  /** Whether a scope is that of a class, whose names are members of its objects. */
  public boolean scopeIsClass(int inner) {
    return scopeIsClass[inner];
  }

  /** Whether functions inside a scope do not see its names. */
  public boolean scopeIsHidden(int inner) {
    return scopeIsClass[inner] && !scopeIsOpen[inner];
  }

  /**
   * The kinds of node. {@code a} and {@code b} are the first and second child, {@code a…} a list.
   */
  public enum Kind {
    /** A name that is read; data is its symbol. */
    NAME,
    /** A name that is bound by the statement it stands in; data is its symbol. */
    STORE,
    /** A number. */
    NUMBER,
    /** A string, or a stretch of one; the token is in {@code from}. */
    STRING,
    /** A string with fields, {@code a…}. */
    TEMPLATE,
    /** A member of {@code a}; data is its symbol. */
    MEMBER,
    /** A call of {@code a} with the arguments {@code b…}. */
    CALL,
    /** {@code a} subscripted with {@code b…}. */
    SUBSCRIPT,
    /** A subscript from, to and step, {@code a…}. */
    SLICE,
    /** An argument {@code a} by name; data is the name's symbol. */
    ARGUMENT,
    /** An argument or element that spreads {@code a}. */
    SPREAD,
    /** {@code a} and {@code b} joined by an operator; data is its characters. */
    BINARY,
    /** Something made of {@code a} whose value is not followed. */
    OPAQUE,
    /** Either {@code a} or {@code b}. */
    CHOICE,
    /** {@code a}, under the condition {@code b}. */
    CONDITION,
    /** The comparison of {@code a} with {@code b}; data is its operator. */
    COMPARISON,
    /** Something of the type {@code a}, of which no more is known. */
    INSTANCE,
    /** The elements {@code a…} in an immutable sequence. */
    TUPLE,
    /** The elements {@code a…} in a list or a set. */
    LIST,
    /** The entries {@code a…} by key. */
    MAP,
    /** A key that is written as a name, whose text it gives; data is its symbol. */
    KEY,
    /** The entry of {@code b} under {@code a}. */
    ENTRY,
    /**
     * An anonymous function that returns {@code a}, with the parameters {@code b…}; data is its
     * scope.
     */
    LAMBDA,
    /** {@code a} for each element that {@code b} yields. */
    COMPREHENSION,
    /** Nothing where something should be. */
    EMPTY,
    /** A part of a module's dotted name, after {@code a}; data is its symbol. */
    MODULE,
    /**
     * The import of {@code a}; data is the symbol it binds; {@code b} is the part that is bound.
     */
    IMPORT,
    /** The import of a name of {@code a}, which is {@code b}; data is the symbol it binds. */
    IMPORT_NAME,
    /** The import of all names of {@code a}. */
    IMPORT_ALL,
    /**
     * {@code b} is assigned to {@code a}; data is 0 for a statement, an operator inside an
     * expression.
     */
    ASSIGN,
    /** {@code b} is joined to {@code a} in place; data is the operator. */
    AUGMENT,
    /** {@code a} takes each element of {@code b}. */
    LOOP,
    /** {@code a} is bound to what entering {@code b} gives. */
    ENTER,
    /**
     * A function; data is its symbol, {@code a} its scope (not a node), {@code b…} its parameters.
     */
    FUNCTION,
    /** A class; data is its symbol. */
    CLASS,
    /** A parameter with the default {@code a}; data is its symbol. */
    PARAMETER,
    /** The current function returns {@code a}. */
    RETURN,
    /** A name stops being bound; data is its symbol. */
    DELETE,
    /** A name is that of the module; data is its symbol. */
    GLOBAL,
    /** A loop under the condition {@code a}; {@code b} is the number of the first node after it. */
    WHILE
  }
}
