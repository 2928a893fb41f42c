package dev.cofferdam.policy.syntax.curly.word;

/** What a word is to the parser: a name, or which kind of keyword. */
public enum Word {
  /** No keyword. */
  NAME,
  /** A type that is built in. */
  PRIMITIVE,
  /** Says something about a declaration. */
  MODIFIER,
  /** Says something about a declaration, in brackets of its own. */
  ATTRIBUTE,
  /** A modifier that is worth knowing by itself. */
  TELLING,
  /** A constant, or the object itself. */
  CONSTANT,
  /** {@code class} and its like. */
  CLASS,
  /** {@code enum}. */
  ENUM,
  /** {@code namespace}. */
  NAMESPACE,
  /** {@code template}. */
  TEMPLATE,
  /** {@code using}. */
  USING,
  /** {@code import}. */
  IMPORT,
  /** {@code package}. */
  PACKAGE,
  /** {@code if}, {@code switch}, {@code catch}: a header, then a statement. */
  HEADED,
  /** {@code for}. */
  FOR,
  /** {@code while}. */
  WHILE,
  /** {@code else}, {@code do}, {@code finally}: a statement follows. */
  PLAIN,
  /** {@code try}: a header may follow. */
  TRY,
  /** {@code case}. */
  CASE,
  /** {@code default}. */
  DEFAULT,
  /** {@code return}. */
  RETURN,
  /** {@code break}, {@code continue}, {@code goto}. */
  JUMP,
  /** Stands before an expression and changes nothing that the judge follows. */
  PREFIX,
  /** {@code new}. */
  NEW,
  /** {@code instanceof}, {@code extends} and other words between two others. */
  BETWEEN,
  /** {@code operator}. */
  OPERATOR,
  /** {@code func}. */
  FUNC,
  /** {@code var} and {@code const} where the name comes before the type. */
  VAR,
  /** {@code type}. */
  TYPE,
  /** {@code range}. */
  RANGE,
  /** {@code map}, {@code chan}, {@code struct}, {@code interface} where types come last. */
  TYPE_PART
}
