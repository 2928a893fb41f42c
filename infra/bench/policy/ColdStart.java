package policy;

import dev.cofferdam.policy.document.Presets;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first evaluation of a fresh virtual machine, the making of the policy and the engine in it.
 */
final class ColdStart {

  private ColdStart() {}

  /** Prints the microseconds. */
  public static void main(String[] file) throws Exception {
    String text = Files.readString(Path.of(file[0]));
    long start = System.nanoTime();
    PolicyEngine engine = PolicyEngine.compile(Presets.named("strict").orElseThrow());
    Verdict verdict =
        engine.evaluate(Submission.of(new SourceFile("main.py", Language.PYTHON, text)));
    long took = System.nanoTime() - start;
    System.out.println(took / 1000 + (verdict.findings().size() > 1000 ? " " : ""));
  }
}
