package dev.cofferdam.policy.syntax.c;

import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Words;

/** The keywords of C and C++. */
public final class CWords {

  private static final String[] BOTH = {
    "primitive int char short long float double void signed unsigned bool _Bool _Complex wchar_t"
        + " char8_t char16_t char32_t size_t ssize_t __int128",
    "modifier static const extern register volatile inline restrict typedef _Noreturn __inline"
        + " __inline__ __restrict __restrict__ __extension__ __volatile__ __const _Thread_local"
        + " thread_local constexpr consteval constinit _Atomic",
    "attribute __attribute__ __attribute __declspec alignas _Alignas _Static_assert static_assert",
    "constant NULL true false",
    "class struct union",
    "enum enum",
    "headed if switch",
    "for for",
    "while while",
    "plain else do",
    "case case",
    "default default",
    "return return",
    "jump break continue goto",
    "prefix sizeof alignof _Alignof __alignof__"
  };

  /** Those of C. */
  public static final Words C = Words.of(Family.C, BOTH);

  /** Those of C++. */
  public static final Words CPP = Words.of(Family.CPP, both());

  private CWords() {}

  private static String[] both() {
    String[] more = {
      "primitive auto decltype",
      "modifier public private protected virtual explicit friend mutable typename noexcept final"
          + " override",
      "attribute requires",
      "constant nullptr this",
      "class class concept",
      "namespace namespace",
      "template template",
      "using using",
      "import import",
      "headed catch",
      "try try",
      "prefix throw delete co_await co_yield co_return",
      "new new",
      "operator operator"
    };
    String[] all = java.util.Arrays.copyOf(BOTH, BOTH.length + more.length);
    System.arraycopy(more, 0, all, BOTH.length, more.length);
    return all;
  }
}
