package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.delivery.Delivery;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result on the wire. What did not happen is left out.
 *
 * @param id of the execution
 * @param status how it ended
 * @param policy what the policy said
 * @param compile the compile stage
 * @param run the run stage
 * @param tests each test
 * @param unitTests each case of the unit tests
 * @param artifacts files that came back
 * @param limits in force
 * @param sandbox where it ran
 * @param timing where the time went, milliseconds
 * @param error what went wrong where the program is not to blame
 * @param labels the caller's own
 * @param deliveries where the result was sent besides, and how that stands
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultBody(
    String id,
    String status,
    @Nullable PolicyBody policy,
    @Nullable StageBody compile,
    @Nullable StageBody run,
    @Nullable List<TestBodies.TestBody> tests,
    @Nullable List<TestBodies.UnitTestBody> unitTests,
    @Nullable List<ArtifactBody> artifacts,
    LimitsBody<Long> limits,
    @Nullable SandboxBody sandbox,
    TimingBody timing,
    @Nullable ErrorBody error,
    @Nullable Map<String, String> labels,
    @Nullable List<DeliveryBody> deliveries) {

  /**
   * The same result with how it stands with sending it.
   *
   * @param sent where, and how that stands; empty where it is sent nowhere
   * @return never null
   */
  public ResultBody withDeliveries(List<Delivery> sent) {
    List<DeliveryBody> told = sent.stream().map(DeliveryBody::of).toList();
    return new ResultBody(
        id,
        status,
        policy,
        compile,
        run,
        tests,
        unitTests,
        artifacts,
        limits,
        sandbox,
        timing,
        error,
        labels,
        told.isEmpty() ? null : told);
  }

  /**
   * How it stands with sending a result somewhere, on the wire.
   *
   * @param to {@code callback} or {@code sink}
   * @param state {@code pending}, {@code delivered} or {@code failed}
   * @param attempts so far
   * @param message why the last one did not succeed, left out otherwise
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record DeliveryBody(String to, String state, int attempts, String message) {
    static DeliveryBody of(Delivery delivery) {
      return new DeliveryBody(
          delivery.to().name().toLowerCase(Locale.ROOT),
          delivery.state().name().toLowerCase(Locale.ROOT),
          delivery.attempts(),
          delivery.message());
    }
  }

  /**
   * Where a program ran, on the wire.
   *
   * @param provider for example {@code gvisor}
   * @param runtime what walls it in, with its version
   * @param image the image's name
   * @param imageDigest the image's digest
   * @param kernel the kernel that the program saw, left out if it never got that far
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record SandboxBody(
      String provider, String runtime, String image, String imageDigest, String kernel) {
    static SandboxBody of(SandboxInfo info) {
      return new SandboxBody(
          info.provider(), info.runtime(), info.image(), info.imageDigest(), info.kernel());
    }
  }

  /**
   * Where the time went, milliseconds.
   *
   * @param queue waiting for a permit
   * @param policy judging
   * @param startup starting the sandbox
   * @param run from then to the end of the sandbox
   * @param total all of it
   */
  public record TimingBody(long queue, long policy, long startup, long run, long total) {
    static TimingBody of(Timing timing) {
      return new TimingBody(
          timing.queue(), timing.policy(), timing.startup(), timing.run(), timing.total());
    }
  }

  /**
   * What went wrong where the program is not to blame.
   *
   * @param code the status that it goes with
   * @param message what was wrong
   */
  public record ErrorBody(String code, String message) {}
}
