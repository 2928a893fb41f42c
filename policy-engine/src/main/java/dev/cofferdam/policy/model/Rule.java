package dev.cofferdam.policy.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something to look for, and how grave it is when it is there. */
public sealed interface Rule {

  /** What findings call this rule, for instance {@code PY-001} or {@code module:os}. */
  String id();

  /** What the finding says, for the reader. */
  String message();

  /**
   * How grave a finding of this rule is, unless the rule says otherwise for the name that matched.
   */
  Severity severity();

  /**
   * A regular expression of a policy's author. It is RE2's kind, so that no input makes it slow: no
   * look-around, no back-references.
   *
   * @param pattern the expression; 1 to {@value #MAX_LENGTH} UTF-16 code units
   * @param message what a finding says; may be empty, then the finding names the expression
   * @param severity how grave a match is
   * @param scope which part of the text it is about
   */
  record PatternRule(String pattern, String message, Severity severity, Scope scope)
      implements Rule {

    /** Longest expression, in UTF-16 code units. */
    public static final int MAX_LENGTH = 1_000;

    /**
     * Largest compiled expression, in RE2 instructions: what {@code (a{100}){100}} would exceed.
     */
    public static final int MAX_PROGRAM = 5_000;

    /**
     * Refuses an expression that is empty, too long, too large when compiled, or not RE2's.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public PatternRule {
      if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("a pattern has 1 to " + MAX_LENGTH + " characters");
      }
      try {
        if (Pattern.compile(pattern).programSize() > MAX_PROGRAM) {
          throw new IllegalArgumentException("the pattern is too large: repeat less");
        }
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "not a pattern that can be matched in linear time: " + wrong.getMessage(), wrong);
      }
    }

    @Override
    public String id() {
      return "pattern:" + SecurityPolicy.shortHex(scope.id() + ' ' + pattern);
    }

    /** Which part of a text a pattern is about. */
    public enum Scope {
      /** Code and string literals can match, comments cannot, and a match must start in code. */
      CODE("code"),
      /** A match must start in a string literal. */
      STRINGS("strings"),
      /** A match must start in a comment. */
      COMMENTS("comments"),
      /** The text as it is, arguments and environment values too. */
      RAW("raw");

      private static final Scope[] ALL = values();

      private final String id;

      Scope(String id) {
        this.id = id;
      }

      /** The name in policy documents. */
      public String id() {
        return id;
      }

      /** The scope called so, in any case; empty when there is none. */
      public static Optional<Scope> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Scope scope : ALL) {
          if (scope.id.equals(wanted)) {
            return Optional.of(scope);
          }
        }
        return Optional.empty();
      }
    }
  }

  /**
   * A module that must not be imported: not directly, not by a submodule, not dynamically, not
   * through another module.
   *
   * @param name the module's dotted name; 1 to {@value #MAX_LENGTH} characters
   * @param message what a finding says; may be empty, then the finding names the module
   * @param severity how grave reaching it is
   */
  record ModuleRule(String name, String message, Severity severity) implements Rule {

    /** Longest module name, in UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    /**
     * Refuses a name that no module has.
     *
     * @throws IllegalArgumentException saying so
     */
    public ModuleRule {
      boolean blank = name.isBlank() || name.chars().anyMatch(Character::isWhitespace);
      if (blank || name.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "a module's name has 1 to " + MAX_LENGTH + " characters and no space");
      }
    }

    @Override
    public String id() {
      return "module:" + name;
    }
  }

  /**
   * A file, or a folder with all that is in it, that code must not name. Found where a text is such
   * a name as a whole, however it was put together; a text that mentions it among other words is
   * none.
   *
   * @param path the name, absolute or relative, with {@code /} between its parts; 1 to {@value
   *     #MAX_LENGTH} UTF-16 code units; a {@code /} at its end is left out
   * @param message what a finding says; may be empty, then the finding names the path
   * @param severity how grave naming it is
   */
  record PathRule(String path, String message, Severity severity) implements Rule {

    /** Longest path, in UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    /**
     * Refuses what is no name of a file that code could be searched for.
     *
     * @throws IllegalArgumentException saying so
     */
    public PathRule {
      boolean blank = path.isBlank() || path.chars().anyMatch(c -> c <= ' ');
      if (blank || path.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "a path has 1 to " + MAX_LENGTH + " characters and no space");
      }
      if (path.length() > 1 && path.endsWith("/")) {
        path = path.substring(0, path.length() - 1);
      }
    }

    @Override
    public String id() {
      return "path:" + path;
    }
  }

  /**
   * A built-in rule: a row of a rule file.
   *
   * @param id for instance {@code PY-001}
   * @param language the language it is about; empty for every language
   * @param severity how grave a match is that does not say otherwise
   * @param category what kind of capability, a word such as {@code process}; policies may set a
   *     category as a whole
   * @param text what people read about it
   * @param matches what it looks for; at least one
   */
  record FactRule(
      String id,
      Optional<Language> language,
      Severity severity,
      String category,
      Text text,
      List<Match> matches)
      implements Rule {

    /** Keeps an immutable copy; refuses a rule that looks for nothing. */
    public FactRule {
      matches = List.copyOf(matches);
      if (matches.isEmpty()) {
        throw new IllegalArgumentException(id + " looks for nothing");
      }
    }

    @Override
    public String message() {
      return text.message();
    }

    /**
     * What people read about a rule, and the examples that the build proves it with.
     *
     * @param cwe the number of the weakness in the Common Weakness Enumeration
     * @param message what a finding says
     * @param why why it matters in a sandbox, a sentence or two
     * @param allowed what stays allowed beside it, a sentence or two
     * @param matching programs that it must find
     * @param passing programs that it must not find
     */
    public record Text(
        int cwe,
        String message,
        String why,
        String allowed,
        List<String> matching,
        List<String> passing) {
      /** Keeps immutable copies. */
      public Text {
        matching = List.copyOf(matching);
        passing = List.copyOf(passing);
      }
    }

    /**
     * One thing that a rule looks for.
     *
     * @param kind which kind of fact
     * @param name what the fact is about: a dotted name, a member's name, or the word of a signal;
     *     a dotted name that ends in {@code .*} means everything below it
     * @param severity how grave it is; empty for the rule's own severity
     */
    public record Match(Kind kind, String name, Optional<Severity> severity) {}

    /** The kinds of fact that a rule can look for. */
    public enum Kind {
      /** The module is loaded, in any form. */
      IMPORT,
      /** The thing is mentioned by whatever name, called or not. */
      REFERENCE,
      /** The thing is called. */
      CALL,
      /** A member of this name is touched, on whatever object. */
      MEMBER,
      /**
       * The front end of the language saw something that is no name: a word of {@code Signal} in
       * package fact.
       */
      SIGNAL
    }
  }
}
