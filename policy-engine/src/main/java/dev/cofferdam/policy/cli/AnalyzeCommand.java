package dev.cofferdam.policy.cli;

import dev.cofferdam.policy.cli.Options.Format;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.report.JsonReport;
import dev.cofferdam.policy.report.Judged;
import dev.cofferdam.policy.report.SarifReport;
import dev.cofferdam.policy.report.TextReport;
import dev.cofferdam.policy.rule.RuleCatalogue;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges files, each by itself, and runs none of them. */
public final class AnalyzeCommand {

  /** Exit code: no finding of any file is as grave as the threshold. */
  static final int PERMITTED = 0;

  /** Exit code: at least one file is denied, or cannot be judged. */
  static final int DENIED = 1;

  /** Exit code: the command was not understood, or a file cannot be read. */
  static final int BAD_USE = 2;

  /** From so many files on it is worth starting threads. */
  private static final int MANY = 8;

  private AnalyzeCommand() {}

  /**
   * Judges the files that the arguments name and ends the process: 0 when all are permitted, 1 when
   * one is denied or cannot be judged, 2 when the command was wrong.
   */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = run(List.of(arguments), System.getenv(), out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(arguments, environment);
      if (options.help()) {
        out.print(Options.USAGE);
        return PERMITTED;
      }
      SecurityPolicy policy = PolicyChoice.of(options);
      Inputs inputs = Inputs.of(options);
      inputs.notes().forEach(note -> say(note, err));
      List<Judged> judged = judge(PolicyEngine.compile(policy), inputs.files());
      out.print(report(options.format(), judged));
      return judged.stream().allMatch(Judged::permitted) ? PERMITTED : DENIED;
    } catch (BadUse wrong) {
      wrong.problems().forEach(problem -> say(problem, err));
      return BAD_USE;
    }
  }

  private static void say(String words, PrintStream err) {
    err.println("cofferdam analyze: " + TextReport.line(words));
  }

  private static List<Judged> judge(PolicyEngine engine, List<Input> files) {
    Stream<Input> stream = files.size() < MANY ? files.stream() : files.parallelStream();
    return stream.map(file -> new Judged(file.name(), engine.evaluate(file.submission()))).toList();
  }

  private static String report(Format format, List<Judged> judged) {
    return switch (format) {
      case TEXT -> TextReport.of(judged);
      case JSON -> JsonReport.of(judged);
      case SARIF -> new SarifReport(RuleCatalogue.builtIn().all().toList()).of(judged);
    };
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
