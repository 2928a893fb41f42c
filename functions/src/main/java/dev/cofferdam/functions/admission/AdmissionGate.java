package dev.cofferdam.functions.admission;

import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.SubmittedFile;
import dev.cofferdam.policy.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The enforcement point. The only maker of {@link AdmittedCode}: whatever has not come through here
 * cannot reach a sandbox, because the types do not allow it. Fails closed: only a {@code Permit}
 * admits.
 */
public final class AdmissionGate {

  private final PolicySource policies;

  /**
   * A gate that asks for its policies here.
   *
   * @param policies the server's policies
   */
  public AdmissionGate(PolicySource policies) {
    this.policies = policies;
  }

  /**
   * Judges the code and decides.
   *
   * @param code what somebody wants to run
   * @param choice the policy that the caller wants beside the server's
   * @return admitted, refused, or what is wrong with the choice; never null
   */
  public Admission admit(UnjudgedCode code, PolicyChoice choice) {
    PolicySource.Lookup lookup = policies.lookup(choice);
    if (lookup instanceof PolicySource.Lookup.Invalid invalid) {
      return new Admission.PolicyInvalid(invalid.problems());
    }
    PolicyEngine engine = ((PolicySource.Lookup.Found) lookup).engine();
    Verdict verdict = engine.evaluate(submission(code));
    return verdict instanceof Verdict.Permit permit
        ? new Admission.Admitted(new AdmittedCode(code, permit))
        : new Admission.Refused(verdict);
  }

  private static Submission submission(UnjudgedCode code) {
    List<SubmittedFile> files = new ArrayList<>();
    CodeFile program = code.files().get(0);
    files.add(SubmittedFile.program(program.name(), code.language(), program.content()));
    for (CodeFile file : code.files().subList(1, code.files().size())) {
      files.add(SubmittedFile.beside(file.name(), file.content()));
    }
    for (CodeFile file : code.tests()) {
      files.add(SubmittedFile.beside(file.name(), file.content()));
    }
    if (readsProgramsFromInput(code.language())) {
      for (byte[] input : code.inputs()) {
        String text = new String(input, StandardCharsets.UTF_8);
        files.add(new SourceFile("stdin", code.language(), text));
      }
    }
    return new Submission(files, code.arguments(), code.environment());
  }

  /**
   * Whether a program of this language hands its standard input to an interpreter as a matter of
   * course.
   */
  private static boolean readsProgramsFromInput(Language language) {
    return switch (language) {
      case BASH -> true;
      case PYTHON, JAVASCRIPT, TYPESCRIPT, JAVA, C, CPP, GO, R, RUBY -> false;
    };
  }
}
