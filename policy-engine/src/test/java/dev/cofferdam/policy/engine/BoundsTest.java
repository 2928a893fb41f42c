package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Rule.PatternRule;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text takes much time, whatever it is made for: the time grows with its length and nothing
 * else.
 */
class BoundsTest {

  /** Of processor time; generous, for a cold machine: what is not linear takes minutes. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final int MEBI = 1 << 20;

  private static final PolicyEngine ENGINE = PolicyEngine.compile(policy());

  private static SecurityPolicy policy() {
    SecurityPolicy strict = Presets.named("strict").orElseThrow();
    for (String pattern :
        List.of(
            "\\s*(from\\s+os(?:\\s|$|\\.|import))", ".*x", "(a|b)*c", "\\bopen\\s*\\([^)]*'w'")) {
      strict =
          strict.withPattern(new PatternRule(pattern, "", Severity.LOW, PatternRule.Scope.CODE));
    }
    return strict;
  }

  /**
   * A shape of text.
   *
   * @param before once
   * @param unit again and again
   * @param after once
   */
  record Shape(String name, String before, String unit, String after) {

    String text(int length) {
      StringBuilder text = new StringBuilder(length).append(before);
      String next = unit.replace("#", "0");
      for (int i = 1; text.length() + next.length() + after.length() <= length; i++) {
        text.append(next);
        next = unit.replace("#", Integer.toString(i));
      }
      return text.append(after).toString();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("nested brackets", "x = ", "[", ""),
        new Shape("nested calls", "x = ", "f(", ")"),
        new Shape("nested lambdas", "x = ", "lambda: ", "0"),
        new Shape("nested templates", "x = ", "f'{", "'"),
        new Shape("nested templates and brackets", "", "f\"{(", ""),
        new Shape("spaces", "import os", " ", ""),
        new Shape("quotes", "", "'", ""),
        new Shape("triple quotes", "", "\"\"\"'''", ""),
        new Shape("escaped triple quotes", "", "\\\"\"\"", ""),
        new Shape("open triple quotes", "", "\n'''\\'''", ""),
        new Shape("backslashes", "", "\\\n", ""),
        new Shape("one long line", "x = 1", " + 1", ""),
        new Shape("one long name", "x", "a", " = 1"),
        new Shape("one long text", "x = '", "os.system ", "'"),
        new Shape("many names", "", "n# = 1\n", ""),
        new Shape("many aliases", "import os\n", "a# = os\n", "a1.system('x')\n"),
        new Shape("alias chain", "import os\na0 = os\n", "a = b\nb = a\n", ""),
        new Shape("one name of everything", "import os\n", "a = os.x#\n", "a.system\n"),
        new Shape("one name of many texts", "", "a = 'x#'\n", "__import__(a)\n"),
        new Shape("findings", "import os\n", "os.system\n", ""),
        new Shape("members", "import os\nos", ".x", ""),
        new Shape("members of a name", "x", ".os", ""),
        new Shape("folding bomb", "a = 'x' * 60000\n", "a = a + a\n", ""),
        new Shape(
            "joining bomb", "a = ['x', 'y']\n", "a = ''.join([''.join(a), ''.join(a)])\n", ""),
        new Shape("replacing bomb", "a = 'xxxx'\n", "a = a.replace('x', 'xx')\n", ""),
        new Shape("payloads", "", "exec('x = #')\n", ""),
        new Shape("payload in payload", "exec(", "'exec(' + ", "'1')"),
        new Shape("subscripts of a list", "a = [" + "1, ".repeat(50_000) + "1]\n", "a[b]\n", ""),
        new Shape("unpacking", "a = ", "x, ", " = 1"),
        new Shape("chained assignment", "", "a = ", "1"),
        new Shape("decorators", "", "@x\n", "def f(): pass"),
        new Shape("scopes", "", "def f#(a=1):\n return os\n", ""),
        new Shape("nested scopes", "", "lambda x#: (x# + ", ""),
        new Shape("parameters", "def f(", "a#=1, ", "): pass"),
        new Shape("calls of many parameters", "def f(*a): pass\nf(", "1, ", ")"),
        new Shape("comprehensions", "x = [", "y for y in z if ", "1]"),
        new Shape("ternaries", "x = ", "1 if 2 else ", "3"),
        new Shape("powers", "x = 2", " ** 9", ""),
        new Shape("star imports", "", "from m# import *\n", "system('x')\n"),
        new Shape("imports", "", "import m#\n", ""),
        new Shape("comments", "", "# x\n", ""),
        new Shape("bidirectional", "", "\u202E", ""),
        new Shape("wide identifiers", "", "\uFDFA", ""),
        new Shape("surrogates", "", "\uD800", ""),
        new Shape("nul", "", "\0", ""),
        new Shape("carriage returns", "", "x\r", ""),
        new Shape("brackets that do not fit", "", "([{)]}", ""),
        new Shape("colons", "", ":", ""),
        new Shape("keywords", "", "if for in lambda ", ""),
        new Shape("almost a match", "", "ab", ""));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_mebibyte_is_judged_in_time(Shape shape) {
    String text = shape.text(MEBI);
    long start = CLOCK.getCurrentThreadCpuTime();
    Verdict verdict = ENGINE.evaluate(submission(text));
    Duration took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
    assertThat(verdict).isNotNull();
    System.err.printf(Locale.ROOT, "%-32s %5d ms%n", shape, took.toMillis());
    assertThat(took).isLessThan(LIMIT);
  }

  @Test
  void what_is_larger_is_not_judged() {
    assertThat(ENGINE.evaluate(submission(" ".repeat(MEBI + 1))).findings())
        .extracting("ruleId")
        .containsExactly("X-010");
  }

  private static Submission submission(String text) {
    return Submission.of(new SourceFile("main.py", Language.PYTHON, text));
  }
}
