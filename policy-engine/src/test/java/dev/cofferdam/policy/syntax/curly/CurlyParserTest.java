package dev.cofferdam.policy.syntax.curly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.syntax.Drawing;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.c.CLexer;
import dev.cofferdam.policy.syntax.c.CWords;
import dev.cofferdam.policy.syntax.c.Preprocessor;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Words;
import dev.cofferdam.policy.syntax.go.GoLexer;
import dev.cofferdam.policy.syntax.go.GoWords;
import dev.cofferdam.policy.syntax.java.JavaLexer;
import dev.cofferdam.policy.syntax.java.JavaWords;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What trees are made of the texts of Java, C, C++ and Go. */
class CurlyParserTest {

  private static final int ROUNDS = 3_000;
  private static final int MAX_PIECES = 80;

  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ";",
    ":",
    "::",
    ",",
    ".",
    "->",
    "=",
    ":=",
    "==",
    "?",
    "+",
    "-",
    "*",
    "&",
    "&&",
    "@",
    "#",
    "\n#define ",
    "\n#if 0\n",
    "\n#else\n",
    "\n#endif\n",
    "\n#include <",
    "##",
    "\\\n",
    "\"",
    "'",
    "`",
    "\"\"\"",
    "R\"x(",
    ")x\"",
    "//",
    "/*",
    "*/",
    "//go:linkname ",
    "\n",
    " ",
    "\\u0041",
    "\\u",
    "\u00e9",
    "\uFEFF",
    "\uD800",
    "\0",
    "class ",
    "enum ",
    "struct ",
    "new ",
    "if ",
    "else ",
    "for ",
    "while ",
    "do ",
    "switch ",
    "case ",
    "return ",
    "try ",
    "catch ",
    "import ",
    "using ",
    "namespace ",
    "template ",
    "operator",
    "func ",
    "var ",
    "type ",
    "range ",
    "map[",
    "go ",
    "x",
    "y",
    "F",
    "int ",
    "void ",
    "static ",
    "const ",
    "1",
    "0x1F",
    "<:",
    "%>",
    "??/",
    "M(",
    "record ",
    "default ",
    "extern \"C\" ",
  };

  private static Words words(Family family) {
    return switch (family) {
      case JAVA -> JavaWords.ALL;
      case C -> CWords.C;
      case CPP -> CWords.CPP;
      case GO -> GoWords.ALL;
    };
  }

  private static Tree parse(Family family, String program, Symbols symbols) {
    words(family).installInto(symbols);
    char[] text = program.toCharArray();
    Tokens tokens =
        switch (family) {
          case JAVA -> JavaLexer.lex(text, symbols);
          case C, CPP -> Preprocessor.process(CLexer.lex(text, symbols), symbols);
          case GO -> GoLexer.lex(text, symbols);
        };
    return CurlyParser.parse(tokens, words(family), symbols);
  }

  private static String drawn(Family family, String program) {
    Symbols symbols = Symbols.base();
    Tree tree = parse(family, program.replace("\\n", "\n"), symbols);
    return new Drawing(tree, symbols).roots();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      JAVA | f(a + b * c, d);              | (call f (+ a (* b c)) d)
      JAVA | a.b().c = d;                  | (assign (.c (call (.b a))) d)
      JAVA | File f = new File("x");       | (assign f (choice File (call File 'x)))
      JAVA | List<File> f, g;              | File (tuple (assign f List) (assign g List))
      JAVA | x = a ? b : c ? d : e;        | (assign x (condition (choice b (condition (choice d e) c)) a))
      JAVA | (File) f;                     | (choice File f)
      JAVA | A::b;                         | (.b A)
      JAVA | f(x -> x.y());                | empty (empty parameter:x) (call f (lambda (call (.y x)) parameter:x))
      JAVA | import a.b.C;                 | (import_name:C (module:b module:a) (module:C (module:b module:a)))
      JAVA | void m(A a) throws E { f(); } | (function:m (parameter:a A)) E (call f)
      JAVA | class A extends B { }         | B class:A
      JAVA | for (A a : b) a.c();          | (assign a A) (loop a b) (call (.c a))
      C    | int *p = f(1);                | (assign p (call f '1))
      C    | int (*f)(int) = g;            | (call (condition f) empty) (assign f g)
      C    | "a" "b" "c";                  | (+ (+ 'a 'b) 'c)
      C    | a->b(c);                      | (call (.b a) c)
      C    | int f(int a) { return a; }    | (function:f parameter:a) (return a)
      C    | int f(int);                   | f
      C    | { a * b(c); }                 | (* a (call b c))
      C    | (f)(x);                       | (call f x)
      C    | struct s { int a; } *b = c;   | (assign a) (condition b) (assign b c)
      CPP  | { std::thread t(f); }         | (assign t (choice (.thread std) (call (.thread std) f)))
      CPP  | std::vector<A> v{1};          | A (assign v (choice (.vector std) (call (.vector std) '1)))
      CPP  | f([&](A a) { g(a); });        | (call g a) (call f (lambda empty parameter:a))
      CPP  | using a::b;                   | (assign b (.b a))
      CPP  | A::A(B b) : c(d) { e(); }     | (function:? parameter:b) c d (call e)
      CPP  | a < b;                        | (comparison a b)
      GO   | a, b := c(), d                | (tuple (assign (tuple a b) (call c)) d)
      GO   | x := &T{A: b}                 | empty (assign x (condition (call T (argument:A b))))
      GO   | if a := b; c { d() }          | (assign a b) c (call d)
      GO   | for i := range x { y(i) }     | (while (assign i x)) (call y i)
      GO   | var a, b T = c, d             | (tuple (assign (tuple a b) (choice T c)) d)
      GO   | func (r *R) f(a B) C { g() }  | (parameter:r R) (function:? (parameter:a B)) C (call g)
      GO   | go func() { f() }()           | (call f) (tuple go (call (lambda empty)))
      GO   | m := map[K]V{"a": b}          | K (assign m (call V (entry 'a b)))
      """)
  void a_text_has_its_tree(Family family, String program, String tree) {
    assertThat(drawn(family, program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      #define F g\\nF(1);                         | (call g '1)
      #define F(x, y) x(y)\\nF(g, h);             | (call g h)
      #define J(a, b) a##b\\nJ(sys, tem)(1);      | (call system '1)
      #define A sys\\n#define J(a, b) a##b\\n#define K(a, b) J(a, b)\\nK(A, tem)(1); | (call system '1)
      #define F F\\nF(1);                         | (call F '1)
      #define V(f, ...) f(__VA_ARGS__)\\nV(g, 1, 2); | (call g '1 '2)
      #if 0\\nf();\\n#else\\ng();\\n#endif        | (call g)
      sys\\\\ntem(1);                             | (call system '1)
      #define F(x) x\\nF;                         | F
      """)
  void macros_are_what_they_stand_for(String program, String tree) {
    assertThat(drawn(Family.C, program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void any_soup_of_tokens_has_a_tree_whose_nodes_stand_after_their_children(Family family) {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(MAX_PIECES);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Tree tree = parse(family, text.toString(), Symbols.base());
      for (int node = 0; node < tree.count(); node++) {
        boolean scoped = tree.kind(node) == Tree.Kind.FUNCTION;
        assertThat(scoped ? Tree.NONE : tree.first(node))
            .as("seed %d, round %d: %s", seed, round, text)
            .isLessThan(node);
        assertThat(tree.scope(node)).isLessThan(tree.scopeCount());
      }
    }
  }
}
