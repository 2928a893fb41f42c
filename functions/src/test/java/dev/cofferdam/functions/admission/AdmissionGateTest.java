package dev.cofferdam.functions.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.policyfile.CompiledPolicies;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.Verdict;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionGateTest {

  private static final PolicyChoice SERVERS = new PolicyChoice.ServerDefault();

  private final AdmissionGate gate = new AdmissionGate(CompiledPolicies.enforcing("data-science"));

  @Test
  void only_the_gate_can_make_admitted_code() {
    assertThat(
            Arrays.stream(AdmittedCode.class.getDeclaredConstructors())
                .map(Constructor::getModifiers))
        .isNotEmpty()
        .noneMatch(modifiers -> Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    assertThat(Modifier.isFinal(AdmittedCode.class.getModifiers())).isTrue();
  }

  @Test
  void harmless_code_is_admitted_as_it_is() {
    UnjudgedCode code = python("print(6*7)", Map.of());

    Admission admission = gate.admit(code, SERVERS);

    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    assertThat(((Admission.Admitted) admission).code().code()).isSameAs(code);
  }

  @Test
  void what_the_policy_denies_is_refused_with_its_findings() {
    Admission admission =
        gate.admit(python("import subprocess as s\ns.run(['id'])", Map.of()), SERVERS);

    assertThat(admission).isInstanceOf(Admission.Refused.class);
    assertThat(((Admission.Refused) admission).verdict().findings()).isNotEmpty();
  }

  @Test
  void what_cannot_be_read_is_refused() {
    UnjudgedCode code =
        new UnjudgedCode(
            Language.PYTHON,
            List.of(new CodeFile("main.py", new byte[] {(byte) 0xff, (byte) 0xfe})),
            List.of(),
            Map.of(),
            List.of());

    Admission admission = gate.admit(code, SERVERS);

    assertThat(((Admission.Refused) admission).verdict()).isInstanceOf(Verdict.Indeterminate.class);
  }

  @Test
  void a_variable_that_changes_how_programs_load_is_refused() {
    Admission admission = gate.admit(python("print(1)", Map.of("LD_PRELOAD", "./x.so")), SERVERS);

    assertThat(admission).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void a_file_beside_the_program_is_judged_too() {
    UnjudgedCode code =
        new UnjudgedCode(
            Language.PYTHON,
            List.of(file("main.py", "import helper"), file("helper.py", "import socket")),
            List.of(),
            Map.of(),
            List.of());

    assertThat(gate.admit(code, SERVERS)).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void a_callers_policy_tightens_and_never_loosens() {
    PolicyChoice open = new PolicyChoice.Named("permissive");
    PolicyChoice tighter =
        new PolicyChoice.Document(
            "{\"severity_threshold\":\"HIGH\",\"restricted_modules\":"
                + "[{\"name\":\"random\",\"description\":\"d\",\"severity\":\"HIGH\"}]}");

    assertThat(gate.admit(python("import subprocess\nsubprocess.run('id')", Map.of()), open))
        .isInstanceOf(Admission.Refused.class);
    assertThat(gate.admit(python("import random", Map.of()), SERVERS))
        .isInstanceOf(Admission.Admitted.class);
    assertThat(gate.admit(python("import random", Map.of()), tighter))
        .isInstanceOf(Admission.Refused.class);
  }

  @Test
  void a_policy_that_is_none_is_named_with_everything_that_is_wrong() {
    PolicyChoice wrong =
        new PolicyChoice.Document("{\"severity_treshold\":\"HIGH\",\"patterns\":7}");

    Admission admission = gate.admit(python("print(1)", Map.of()), wrong);

    assertThat(((Admission.PolicyInvalid) admission).problems()).hasSize(2);
  }

  private static UnjudgedCode python(String program, Map<String, String> environment) {
    return new UnjudgedCode(
        Language.PYTHON, List.of(file("main.py", program)), List.of(), environment, List.of());
  }

  private static CodeFile file(String name, String text) {
    return new CodeFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
