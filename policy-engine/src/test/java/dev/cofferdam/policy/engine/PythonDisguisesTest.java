package dev.cofferdam.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.policy.model.Finding;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capability is seen through whatever Python lets a program wear, and its look-alikes pass. */
class PythonDisguisesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import os; os.system('x')",
        "import \\\n os\nos \\\n . system('x')",
        "\uFEFFimport os\ros.system('x')\r",
        "import ｏｓ\nｏｓ.ｓystem('x')",
        "x = '#'; import os as o; o.system('x')",
        "x = '\\'' \"#\"; import os as o; o.system('x')",
        "x = '''\n# ''' ; import os as o; o.system('x')",
        "f'{1:{2}}{__import__(\"os\").system(\"x\")}'",
        "f'{f\"{eval(input())}\"}'",
        "f'''{\n# comment }\neval(input())}'''",
        "rf'\\{eval(input())}'",
        "f'\\N{DIGIT ONE}{eval(input())}'",
        "f'{x!r:>{eval(input())}}'",
        "1if 1else 2;eval(input())",
        "0xfor x in eval(input()): pass",
        "def f(x=eval(input())): pass",
        "def f[T](x: eval(input())): pass",
        "class A(metaclass=eval(input())): pass",
        "@eval\n@input\nclass A: pass",
        "lambda x=eval(input()): x",
        "[y for y in eval(input())]",
        "{1: 2, **eval(input())}",
        "x[eval(input()):2]",
        "match eval(input()):\n  case 1: pass",
        "match x:\n  case 1: import os; os.system('x')",
        "with eval(input()) as x: pass",
        "try: pass\nexcept eval(input()): pass",
        "x: eval(input()) = 1",
        "x = y = eval\ny(input())",
        "(x := eval)(input())",
        "a, (b, c) = 1, (2, eval)\nc(input())",
        "global eval\neval(input())",
        "print(1) if 1 else eval(input())",
        "async def f():\n  await eval(input())",
        "def f():\n  yield from eval(input())",
        "assert eval(input())",
        "del x[eval(input())]",
        "raise eval(input()) from None",
        "if 0: eval = 1\neval(input())",
        "eval = 1\ndel eval\neval(input())",
        "try:\n  pass\nexcept E as eval:\n  pass\neval(input())",
        "(0 and (eval := 1))\neval(input())",
        "def f():\n  global eval\n  eval = 1\neval(input())",
        "class A:\n  eval = 1\neval(input())",
        "from os import *\nsystem('x')",
        "import os.path\nos.system('x')",
        "import os.path as p\np.os.system('x')",
        "import sys\nsys.modules.get('os').system('x')",
        "import importlib as i\ni.import_module(name='os')",
        "import os\nvars(os)['sys' + 'tem']('x')",
        "import os\nos.__dict__['system']('x')",
        "import os\nmodules = {'a': os}\nmodules['a'].system('x')",
        "import os\nclass A:\n  m = os\nA.m.system('x')",
        "import os\nclass A:\n  def __init__(self):\n    self.m = os\n  def f(self):\n    self.m.system('x')",
        "import os\ndef f(m):\n  m.system('x')\nf(os)",
        "import os\ndef f(*, m):\n  m.system('x')\nf(m=os)",
        "import os\ndef f():\n  return os\nf().system('x')",
        "import os\ndef f(m=os):\n  m.system('x')",
        "import os\nfor m in [os]:\n  m.system('x')",
        "import os\nwith os as m:\n  m.system('x')",
        "import os\nglobals()['os'].system('x')",
        "getattr(__builtins__, 'ev' 'al')(input())",
        "import os\nl = []\nl.append(os)\nl[0].system('x')",
        "import os\nd = {}\nd['k'] = os\nd['k'].system('x')",
        "print.__self__.eval(input())",
        "from pathlib import Path\nfor p in Path('.').iterdir():\n  p.unlink()",
        "from pathlib import Path\n(Path('a') / 'b').unlink()",
        "from pathlib import Path\nPath.unlink(Path('a'))",
        "exec('import os\\nos.system(1)')",
        "exec(bytes.fromhex('696d706f7274206f730a6f732e73797374656d283129'))",
        "exec(''.join(chr(c - 1) for c in [106, 110]))",
        "exec('''exec(\"import os; os.system(1)\")''')",
      })
  void is_denied(String program) {
    assertThat(Programs.strictly(program)).isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(6*7)",
        "# os.system('x')",
        "print('import os; os.system(1)')",
        "'''\nimport os\nos.system(1)\n'''",
        "r'\\\\'; x = 'os.system(1)'",
        "r'\\' os.system(1)'",
        "b'eval(1)'",
        "f'do not use eval in {1 + 1}'",
        "f'{{eval(1)}}'",
        "x = 'a' 'eval(input())'",
        "def eval(x): return x\neval(3)",
        "def f(eval): return eval(3)",
        "class A:\n  def eval(self): return 1\nA().eval()",
        "from re import compile\ncompile('a')",
        "open = [1, 2]\nopen.append(3)\nopen.pop()",
        "import ast\nast.literal_eval('1')",
        "system = 1\nprint(system)",
        "def g(os):\n  yield from os",
        "os = [1]\nos.remove(1)",
        "import collections\ncollections.namedtuple('A', 'x y')._replace",
        "x = {'os': 1}\nx['os']",
        "print(exec_count := 3)",
        "match = 1\ncase = match + 1\ntype = 3",
        "import sys\nprint(sys.argv, sys.maxsize)",
        "if __name__ == '__main__':\n  print(1)",
        "input('name? ')",
        "import random\nrandom.seed(1)",
      })
  void passes(String program) {
    assertThat(Programs.strictly(program)).isInstanceOf(Verdict.Permit.class);
  }

  @Test
  void a_finding_says_where_it_is_and_what_it_was_called() {
    Verdict verdict = Programs.strictly("import os as o\n\n  # x\nrun = o.system\n");
    Finding finding =
        verdict.findings().stream()
            .filter(one -> one.ruleId().equals("PY-001"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.path()).isEqualTo("os.system");
    assertThat(finding.snippet()).isEqualTo("run = o.system");
    assertThat(finding.span().start().line()).isEqualTo(4);
    assertThat(finding.span().start().column()).isEqualTo(7);
    assertThat(finding.caret()).isEqualTo(6);
    assertThat(finding.via()).containsExactly(new Via(Via.Kind.ALIAS, "o"));
  }

  @Test
  void what_a_payload_does_stands_where_the_payload_is() {
    Verdict verdict = Programs.strictly("x = 1\nexec('import os; os.system(1)')\n");
    Finding finding =
        verdict.findings().stream()
            .filter(one -> one.ruleId().equals("PY-001"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.span().start().line()).isEqualTo(2);
    assertThat(finding.span().start().column()).isEqualTo(6);
    assertThat(finding.via()).extracting(Via::kind).containsExactly(Via.Kind.PAYLOAD);
  }
}
