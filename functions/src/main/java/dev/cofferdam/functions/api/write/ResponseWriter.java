package dev.cofferdam.functions.api.write;

import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.Statuses;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;

/** Turns results into what goes over the wire; pure. */
public final class ResponseWriter {

  private ResponseWriter() {}

  /**
   * A result. What nobody asked for, and what did not happen, is left out; what was asked for and
   * not found is empty.
   *
   * @param request what was asked
   * @param result what happened
   * @return never null
   */
  public static ResultBody result(ExecutionRequest request, ExecutionResult result) {
    boolean ran = result.sandbox().isPresent();
    return body(
        result, ran && !request.tests().isEmpty(), ran && !request.fetch().patterns().isEmpty());
  }

  /**
   * A result that was asked for by its id. Of its findings it only says that they are not all
   * there.
   *
   * @param ended what is remembered
   * @return never null
   */
  public static ResultBody stored(FoundExecution.Ended ended) {
    return body(ended.result(), ended.tested(), !ended.result().files().isEmpty());
  }

  private static ResultBody body(ExecutionResult result, boolean tested, boolean fetched) {
    return new ResultBody(
        result.id().value(),
        result.status().wireName(),
        result.verdict().map(PolicyBody::of).orElse(null),
        result.compile().map(s -> StageBody.of(s, Statuses.ofCompile(s))).orElse(null),
        result.run().map(s -> StageBody.of(s, Statuses.of(s))).orElse(null),
        tested ? result.tests().stream().map(ResponseWriter::test).toList() : null,
        fetched ? result.files().stream().map(ArtifactBody::of).toList() : null,
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
        images.stream().map(image -> RuntimesBody.RuntimeBody.of(image, ranges)).toList(),
        LimitsBody.of(ranges));
  }

  private static ResultBody.TestBody test(TestResult test) {
    String message = test.message().isEmpty() ? null : ShownText.wellFormed(test.message());
    return new ResultBody.TestBody(
        test.id(),
        test.status().wireName(),
        message,
        StageBody.of(test.run(), Statuses.of(test.run())));
  }
}
