package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs of Java, C, C++ and Go do to look like others, and what only looks like it. */
class CurlyDisguisesTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  private static Verdict judged(Language language, String program) {
    String text = program.replace("\\n", "\n");
    return STRICT.evaluate(Submission.of(new SourceFile("main", language, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
      JAVA ~ class A { String s = "\\u0022; Object o = new ProcessBuilder(); String t = \\u0022"; }
      JAVA ~ class A { // \\u000a Object o = new ProcessBuilder();\\n }
      JAVA ~ class A { Object o = ((Runtime) null).exec("x"); }
      JAVA ~ import java.io.*; class A { File f() { return null; } void m() { f().delete(); } }
      JAVA ~ import java.io.*; class A { void m(java.util.List<File> l) { for (File f : l) f.delete(); } }
      JAVA ~ import java.util.*; import java.io.*; class A { void m(File... l) { Arrays.stream(l).forEach(File::delete); } }
      JAVA ~ class A { int m(int i) { { String System = ""; } System.exit(i); return 1; } }
      JAVA ~ class A { Object o = switch (1) { case 1 -> new ProcessBuilder("x"); default -> null; }; }
      JAVA ~ class A { @B(c = @D("e")) void m() { Runtime.getRuntime().halt(0); } }
      JAVA ~ } catch (Exception e) { Runtime.getRuntime().exec(cmd);
      JAVA ~ record A(int b) { A { System.exit(b); } }
      JAVA ~ enum A { B { void m() { System.exit(1); } }; void m() { } }
      C    ~ int main(void) { char c = '"'; system("id"); c = '"'; return 0; }
      C    ~ int main(void) <% system("id"); return 0; %>
      C    ~ %:define R system\\nint main(void) { return R("id"); }
      C    ~ int main(void) { // ??/\\nsystem("id");\\n return 0; }
      C    ~ #define S(x) sys##x\\n#define T S(tem)\\nint main(void) { return T("id"); }
      C    ~ #define EMPTY\\nint main(void) { return system EMPTY ("id"); }
      C    ~ #define P(a, b) a b\\nint main(void) { P(system, ("id")); return 0; }
      C    ~ typedef int (*f)(const char *);\\nint main(void) { f g = system; return g("id"); }
      C    ~ struct s { int (*f)(const char *); };\\nint main(void) { struct s t = { .f = system }; return t.f("id"); }
      C    ~ int f(int (*g)(const char *)) { return g("id"); }\\nint main(void) { return f(system); }
      C    ~ int main(void) { return ({ system("id"); }); }
      C    ~ int main(void) { int system(const char *); return system("id"); }
      C    ~ main() { system("id"); }
      C    ~ #ifdef X\\n#define RUN puts\\n#else\\n#define RUN system\\n#endif\\nint main(void) { return RUN("id"); }
      CPP  ~ int main() { std::system("id"); }
      CPP  ~ namespace a { int system(int); }\\nint main() { return ::system("id"); }
      CPP  ~ struct a { int system(const char *); };\\nint main() { return system("id"); }
      CPP  ~ int main() { auto f = [] { return &std::system; }; return f()("id"); }
      CPP  ~ template <int (*F)(const char *)> int g() { return F("id"); }\\nint main() { return g<system>(); }
      CPP  ~ extern "C" { int system(const char *); }\\nint main() { return system("id"); }
      CPP  ~ struct a { int b; a() : b(system("id")) { } };\\nint main() { a c; }
      CPP  ~ int main() { const char *s = R"(*/ ")"; system("id"); s = R"(")"; }
      CPP  ~ int a = system("id");\\nint main() { }
      GO   ~ package main\\nimport é "os"\\nfunc main() { é.Remove("x") }
      GO   ~ package main\\nimport ("os"; "fmt")\\nvar f = map[string]func(string) error{"a": os.Remove}\\nfunc main() { fmt.Println(f["a"]("x")) }
      GO   ~ package main\\nimport "os"\\nfunc main() { defer func() { os.RemoveAll("x") }() }
      GO   ~ package main\\nimport "os"\\nfunc main() { { os := 1; _ = os }; os.Remove("x") }
      GO   ~ package main\\nimport "os"\\nfunc main() { r := '`'; os.Remove("x"); s := '`'; _, _ = r, s }
      GO   ~ package main\\nimport "os"\\ntype T struct{ f func(string) error }\\nfunc main() { (&T{f: os.Remove}).f("x") }
      GO   ~ os.Remove("x")
      """)
  void what_hides_is_found(Language language, String program) {
    assertThat(judged(language, program)).isNotInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
      JAVA ~ class A { char c = '"'; String s = "new ProcessBuilder()"; char d = '"'; }
      JAVA ~ class A { static class ProcessBuilder { } Object o = new ProcessBuilder(); }
      JAVA ~ class A { void exec(String s) { } void m(A r) { r.exec("x"); } }
      JAVA ~ import java.util.*; class A { void m(Map<String, Integer> m) { m.remove("x"); m.forEach((k, v) -> { }); } }
      JAVA ~ class A<T extends Comparable<T>> { <U> U m(U u) { return u; } }
      C    ~ int main(void) { int remove = 1, link = 2; return remove + link; }
      C    ~ struct link { struct link *next; };\\nint f(struct link *link) { return link->next != 0; }
      C    ~ typedef struct link link;\\nint f(link *l) { link *m = l; return m != 0; }
      C    ~ enum e { fork, kill };\\nint f(enum e x) { return x == fork || x == kill; }
      C    ~ static int send(int connect) { return connect; }\\nint main(void) { return send(1); }
      CPP  ~ struct a { void connect() { } void m() { connect(); } };\\nint main() { a b; b.m(); }
      CPP  ~ struct a { void link(); };\\nvoid a::link() { }\\nint main() { a().link(); }
      CPP  ~ #include <functional>\\nint main() { auto f = std::bind([](int a) { return a; }, 1); return f(); }
      CPP  ~ int main() { for (int kill = 0; kill < 3; kill++) { } }
      GO   ~ package main\\nfunc main() { exec := 1; _ = exec }
      GO   ~ package main\\nimport "fmt"\\nfunc main() { if x := 1; x > 0 { fmt.Println(x) } }
      """)
  void what_only_looks_like_it_passes(Language language, String program) {
    Verdict verdict = judged(language, program);
    assertThat(verdict).as(verdict.findings().toString()).isInstanceOf(Verdict.Permit.class);
  }
}
