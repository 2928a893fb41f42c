package dev.cofferdam.functions.api.write;

import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.result.AnalysisResult;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    List<TestCase> asked = request.tests();
    boolean fetched = ran && !request.fetch().patterns().isEmpty();
    @Nullable List<TestBodies.UnitTestBody> cases =
        ran && request.unitTests().isPresent()
            ? result.unitTests().stream().map(TestBodies::of).toList()
            : null;
    return body(result, asked, ran && !asked.isEmpty(), cases, fetched);
  }

  /**
   * A result that was asked for by its id. Of its findings it only says that they are not all
   * there.
   *
   * @param ended what is remembered
   * @return never null
   */
  public static ResultBody stored(FoundExecution.Ended ended) {
    boolean fetched = !ended.result().files().isEmpty();
    return body(ended.result(), List.of(), ended.tested(), null, fetched);
  }

  private static ResultBody body(
      ExecutionResult result,
      List<TestCase> asked,
      boolean tested,
      @Nullable List<TestBodies.UnitTestBody> cases,
      boolean fetched) {
    return new ResultBody(
        result.id().value(),
        result.status().wireName(),
        result.verdict().map(PolicyBody::of).orElse(null),
        result.compile().map(s -> StageBody.of(s, Statuses.ofCompile(s))).orElse(null),
        result.run().map(s -> StageBody.of(s, Statuses.of(s))).orElse(null),
        tested ? TestBodies.of(asked, result.tests()) : null,
        cases,
        fetched ? result.files().stream().map(ArtifactBody::of).toList() : null,
        LimitsBody.of(result.limits()),
        result.sandbox().map(ResultBody.SandboxBody::of).orElse(null),
        ResultBody.TimingBody.of(result.timing()),
        result
            .error()
            .map(e -> new ResultBody.ErrorBody(e.code(), ShownText.wellFormed(e.message())))
            .orElse(null),
        result.labels().isEmpty() ? null : result.labels(),
        null);
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
}
