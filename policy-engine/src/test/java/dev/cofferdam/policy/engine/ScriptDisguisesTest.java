package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways to hide what a script does, one program on a line, in which {@code \\n} ends a line. */
class ScriptDisguisesTest {

  private static final PolicyEngine STRICT =
      PolicyEngine.compile(Presets.named("strict").orElseThrow());

  private static final String SCRIPTS =
      """
      { const require = 1; } require("fs")
      { function require(x){} } require("fs")
      if (x) { var require = 1; } require("child_process")
      x = function(){} / eval('1') / 2
      x = 1 <!-- y[eval('1')]
      const {exec: [a]} = require("child_process")
      1..constructor.constructor("return process")()
      `${`${require("child_process")}`}`
      class A extends (eval("1"), Object) {}
      class A { [eval("1")]() {} static { eval("2") } x = eval("3") }
      a = { get [eval("1")]() { return 1 }, async *b() { eval("2") }, c: function() { eval("3") } }
      async function f() { for await (const x of eval("1")) {} }
      const f = async ({a = eval("1")}, [b]) => b
      (a, b = eval("1")) => a
      x => eval("1")
      if (a) /'/.test(b); eval("1") //'
      let y = a++ / eval("1") / 2
      try {} catch (e) { eval("1") } finally { eval("2") }
      switch (x) { case eval("1"): break; default: eval("2") }
      do eval("1"); while (x)
      var o = {}; o.run = require("child_process").exec; o.run("id")
      const m = new Map(); m.set("a", require); m.get("a")("child_process")
      let r; r = require; r("child_process")
      export { exec } from "child_process"
      export * from "fs"
      import fs, { readFile as r } from "fs"
      import "child_process"
      import type from "child_process"
      process["en" + "v"]
      process?.env
      process?.["env"]
      globalThis[name]
      const { env } = process
      const { ["env"]: e } = process
      function f({ env }) { return env } f(process)
      [process].forEach(p => p.exit())
      import("fs").then(({ readFileSync }) => readFileSync("/etc/passwd"))
      eval?.("1")
      ev\\u0061l("1")
      "use strict"; var f = Function; f("return this")()
      []["filter"]["constructor"]("return 1")()
      setTimeout("a" + b, 1)
      console.log("/etc/passwd")
      while (true) { new Worker("x") }
      for (;;) { require("child_process").fork("x") }
      require(process.argv[2])
      const c = x ? y : z => eval("1")
      a ? (b) : eval("1")
      a\\n++b\\neval("1")
      return eval("1")
      var a = b\\n/eval("1")/g
      x = a ? {b: eval("1")} : c
      for (const k in process.env) console.log(k)
      async () => { await eval("1") }
      yield eval("1")
      x = <div>{eval("1")}</div>
      delete require.cache[require.resolve("x")]
      const process = require("process"); process.exit(1)
      let a = 5, eval2 = 6; a /= 2; b = /[/]"/; eval("1")
      x = <div>{eval("1")}</div>
      m.set("a", require)
      """;

  private static final String HARMLESS_SCRIPTS =
      """
      function fetch(){}; fetch()
      fetch(1); function fetch(){}
      label: for (;;) { break label }
      const rl = require("readline").createInterface({ input: process.stdin })
      if (typeof process !== "undefined" && process.stdout) process.stdout.write("x")
      Promise.resolve(require("./x")).then(m => m.exec("id"))
      """;

  private static final String TYPED =
      """
      const f = <T,>(a: T): a is string => eval("1")
      let x: A<B<C>>= eval("1")
      let f = (a: number): { x: string } => eval("1")
      let f: (a: string) => void = eval("1")
      let f = (a): ((b: string) => number) => eval("1")
      type X<T> = T extends string ? (a: T) => void : never; eval("1")
      type Y = { [k in keyof T]?: T[k] }\\neval("1")
      let a: string\\n(eval("1"))
      let a: string[]\\n[eval("1")]
      interface X { a: string }\\neval("1")
      x = <any>{a: eval("1")}
      class A<T> extends B<T> implements C { private readonly x: Map<string, () => void> = eval("1"); abstract m(): void; n?(a: string): Promise<void> }
      import fs = require("fs")
      declare const require: any; require("child_process")
      foo<Array<string>>(eval("1"))
      if (a < b && c > (eval("1"))) {}
      namespace X { export const a = eval("1") }
      enum E { A = eval("1"), B }
      @dec(eval("1")) class Q { @a.b(process.env) m() {} }
      x = a as unknown as Foo<Bar>; eval("1")
      function f(this: Foo, a?: string): asserts a is string { eval("1") }
      let t = y! + eval("1")!
      let u: `a${string}` = eval("1")
      let o = { m<T>(a: T): T { return eval("1") } }
      """;

  private static final String HARMLESS_TYPED =
      """
      import type { exec } from "child_process"
      type F = typeof eval; interface G { eval(x: string): void } let a: Function
      """;

  static Stream<String> scripts() {
    return SCRIPTS.lines();
  }

  static Stream<String> harmlessScripts() {
    return HARMLESS_SCRIPTS.lines();
  }

  static Stream<String> typed() {
    return TYPED.lines();
  }

  static Stream<String> harmlessTyped() {
    return HARMLESS_TYPED.lines();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void a_disguised_script_is_refused(String program) {
    assertThat(judged(Language.JAVASCRIPT, program)).isNotInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @MethodSource("harmlessScripts")
  void a_script_that_only_looks_so_is_permitted(String program) {
    assertThat(judged(Language.JAVASCRIPT, program)).isInstanceOf(Verdict.Permit.class);
  }

  @ParameterizedTest
  @MethodSource("typed")
  void types_hide_no_code(String program) {
    assertThat(judged(Language.TYPESCRIPT, program)).isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @MethodSource("harmlessTyped")
  void types_are_no_code(String program) {
    assertThat(judged(Language.TYPESCRIPT, program)).isInstanceOf(Verdict.Permit.class);
  }

  private static Verdict judged(Language language, String program) {
    SourceFile file = new SourceFile("main", language, program.replace("\\n", "\n"));
    return STRICT.evaluate(Submission.of(file));
  }
}
