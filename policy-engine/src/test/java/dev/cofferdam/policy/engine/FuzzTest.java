package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.model.Verdict;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the text, there is a verdict, and the judge itself never fails. More with {@code
 * -Dcofferdam.fuzz=rounds}.
 */
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("cofferdam.fuzz", 3_000);
  private static final int MAX_PIECES = 60;

  private static final String[] PIECES = {
    "import ",
    "os",
    " as ",
    "from ",
    ".",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    "=",
    ":=",
    "==",
    "+",
    "-",
    "*",
    "**",
    "%",
    "@",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'",
    "rf\"",
    "b'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    " ",
    "    ",
    "\t",
    "#",
    "lambda ",
    "def f",
    "class A",
    "if ",
    "else ",
    "for ",
    " in ",
    "while ",
    "try",
    "with ",
    "return ",
    "yield ",
    "global ",
    "del ",
    "not ",
    "is ",
    "and ",
    "exec",
    "eval",
    "getattr",
    "__import__",
    "system",
    "x",
    "y",
    "1",
    "0x",
    "1e9",
    "'os'",
    "\\N{",
    "\\x41",
    "chr",
    "join",
    "format",
    "{0.__class__}",
    "->",
    "...",
    "!",
    "$",
    "é",
    "ｏ",
    "\uFEFF",
    "\uD83D",
    "\0",
    "\u202E",
    "match ",
    "case ",
    "type ",
    "async ",
    "await ",
    "None",
    "True",
    "~",
    "|",
    "^",
    "&",
    "<",
    ">",
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void soup_of_tokens_has_a_verdict(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(MAX_PIECES);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      judged(text.toString(), seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void soup_of_characters_has_a_verdict(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(MAX_PIECES * 2);
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
      }
      judged(text.toString(), seed, round);
    }
  }

  private static void judged(String text, long seed, int round) {
    Verdict verdict = Programs.strictly(text);
    assertThat(verdict.findings())
        .as("seed %d, round %d", seed, round)
        .noneMatch(finding -> finding.message().equals(PolicyEngine.FAILED));
  }
}
