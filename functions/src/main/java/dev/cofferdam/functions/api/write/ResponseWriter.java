package dev.cofferdam.functions.api.write;

import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.execution.AnalysisResult;
import dev.cofferdam.functions.execution.ExecutionResult;
import dev.cofferdam.functions.execution.Statuses;
import dev.cofferdam.functions.execution.TestResult;
import dev.cofferdam.functions.sandbox.LimitRanges;
import dev.cofferdam.functions.sandbox.RuntimeImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns results into what goes over the wire; pure. */
public final class ResponseWriter {

  private ResponseWriter() {}

  /**
   * A result. Lists and maps that are empty are left out.
   *
   * @param result what happened
   * @return never null
   */
  public static ResultBody result(ExecutionResult result) {
    List<TestResult> tests = result.tests();
    return new ResultBody(
        result.id().value(),
        result.status().wireName(),
        result.verdict().map(PolicyBody::of).orElse(null),
        result.compile().map(s -> StageBody.of(s, Statuses.ofCompile(s))).orElse(null),
        result.run().map(s -> StageBody.of(s, Statuses.of(s))).orElse(null),
        nullIfEmpty(tests.stream().map(ResponseWriter::test).toList()),
        nullIfEmpty(result.files().stream().map(ArtifactBody::of).toList()),
        LimitsBody.of(result.limits()),
        result.sandbox().map(ResultBody.SandboxBody::of).orElse(null),
        ResultBody.TimingBody.of(result.timing()),
        result
            .error()
            .map(e -> new ResultBody.ErrorBody(e.code(), ShownText.wellFormed(e.message())))
            .orElse(null),
        result.labels().isEmpty() ? null : result.labels());
  }

  /**
   * An analysis.
   *
   * @param judged what the policy said
   * @return never null
   */
  public static AnalysisBody analysis(AnalysisResult.Judged judged) {
    return new AnalysisBody(
        judged.id().value(),
        PolicyBody.of(judged.verdict()),
        ResultBody.TimingBody.of(judged.timing()));
  }

  /**
   * The runtimes.
   *
   * @param images those that are installed
   * @param ranges what a caller may set
   * @return never null
   */
  public static RuntimesBody runtimes(List<RuntimeImage> images, LimitRanges ranges) {
    return new RuntimesBody(
        images.stream().map(RuntimesBody.RuntimeBody::of).toList(), LimitsBody.of(ranges));
  }

  private static ResultBody.TestBody test(TestResult test) {
    String message = test.message().isEmpty() ? null : ShownText.wellFormed(test.message());
    return new ResultBody.TestBody(
        test.id(),
        test.status().wireName(),
        message,
        StageBody.of(test.run(), Statuses.of(test.run())));
  }

  private static <T> @Nullable List<T> nullIfEmpty(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
