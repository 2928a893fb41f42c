package dev.cofferdam.functions.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a Job so that any instance of the service can read its result: numbers, names and
 * digests; of the caller's only labels and the names of an event, where nobody waits. Pure.
 *
 * @param nonce marks the runner's frames in the log
 * @param digest SHA-256 of the request, or empty where no replay can ask for it again
 * @param image the runtime image's name
 * @param imageDigest the runtime image's digest
 * @param policyId the policy that admitted the code
 * @param policyDigest its digest
 * @param limits in force
 * @param stages how many stages the job has
 * @param runs how many of them are tests; 0 for a request without tests
 * @param files how many files may come back
 * @param fileSize bytes of one of them
 * @param filesTotal bytes of all of them
 * @param memo present for an execution that was let go
 */
record JobMarks(
    String nonce,
    String digest,
    String image,
    String imageDigest,
    String policyId,
    String policyDigest,
    ResourceLimits limits,
    int stages,
    int runs,
    int files,
    long fileSize,
    long filesTotal,
    LettingGo.@Nullable Memo memo) {

  /** Names the execution, on the Job and on its pod. */
  static final String EXECUTION = "cofferdam.dev/execution";

  /** Marks the Jobs of executions that nobody waits for. */
  static final String LET_GO = "cofferdam.dev/let-go";

  /** Says on a Job that its execution was cancelled. */
  static final String CANCELLED = "cofferdam.dev/cancelled";

  /** Says on a Job by which notice its result was collected. */
  static final String COLLECTED = "cofferdam.dev/collected";

  /** Says on a Job when its end was brought to mind. */
  static final String REMINDED = "cofferdam.dev/reminded";

  private static final String MARKS = "cofferdam.dev/marks";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  /** Of an execution that somebody waits for. */
  static JobMarks of(SandboxSpec spec, String nonce) {
    return of(spec, nonce, null);
  }

  /** Of an execution that nobody waits for, where there is a memo. */
  static JobMarks of(SandboxSpec spec, String nonce, LettingGo.@Nullable Memo memo) {
    boolean tests = !spec.runs().get(0).id().isEmpty();
    return new JobMarks(
        nonce,
        spec.replayDigest().orElse(""),
        spec.runtime().image(),
        spec.runtime().imageDigest(),
        spec.verdict().policyId(),
        spec.verdict().policyDigest(),
        spec.limits(),
        stages(spec),
        tests ? spec.runs().size() : 0,
        spec.fetch().maxCount(),
        spec.fetch().maxSize(),
        spec.fetch().maxTotal(),
        memo);
  }

  static int stages(SandboxSpec spec) {
    return spec.runs().size() + (spec.runtime().compile().isEmpty() ? 0 : 1);
  }

  Map<String, String> annotations() {
    try {
      return Map.of(MARKS, JSON.writeValueAsString(this));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of texts and numbers is JSON", impossible);
    }
  }

  /**
   * Reads them back; empty where a Job is not one of ours, or of another version of the service.
   */
  static Optional<JobMarks> read(Map<String, String> annotations) {
    String marks = new HashMap<>(annotations).get(MARKS);
    if (marks == null) {
      return Optional.empty();
    }
    try {
      JobMarks read = JSON.readValue(marks, JobMarks.class);
      return read == null || read.nonce() == null || read.limits() == null
          ? Optional.empty()
          : Optional.of(read);
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
