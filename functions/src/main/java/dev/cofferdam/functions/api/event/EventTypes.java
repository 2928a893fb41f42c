package dev.cofferdam.functions.api.event;

import java.util.Set;

/** The types of the events that are taken and given. */
public final class EventTypes {

  /** Asks for an execution; its data is a request. */
  public static final String EXECUTION_REQUESTED = "dev.cofferdam.execution.requested";

  /** Asks for an analysis; its data is a request. */
  public static final String ANALYSIS_REQUESTED = "dev.cofferdam.analysis.requested";

  /**
   * Asks for a judgement, and for the request to be handed on with it; its data is a request. The
   * first step of a sequence whose last one executes.
   */
  public static final String JUDGEMENT_REQUESTED = "dev.cofferdam.judgement.requested";

  /** The program ran, whatever came of it; the data is a result. */
  public static final String EXECUTION_COMPLETED = "dev.cofferdam.execution.completed";

  /** The policy refused the program; the data is a result. */
  public static final String EXECUTION_REJECTED = "dev.cofferdam.execution.rejected";

  /** The execution was ended before the program was; the data is a result. */
  public static final String EXECUTION_FAILED = "dev.cofferdam.execution.failed";

  /** The policy was asked; the data is an analysis. */
  public static final String ANALYSIS_COMPLETED = "dev.cofferdam.analysis.completed";

  /** A Job changed, says a source of Knative's that watches Jobs; its subject names the Job. */
  public static final String JOB_UPDATED = "dev.knative.apiserver.resource.update";

  /** The same from a source that sends references alone. */
  public static final String JOB_REFERENCE_UPDATED = "dev.knative.apiserver.ref.update";

  /** Time to look what was missed, says a source of Knative's. */
  public static final String PING = "dev.knative.sources.ping";

  /** What a cluster says to whoever collects results. */
  public static final Set<String> NOTICES = Set.of(JOB_UPDATED, JOB_REFERENCE_UPDATED, PING);

  /** What callers may send. Everything else but notices is refused at the door. */
  public static final Set<String> TAKEN =
      Set.of(EXECUTION_REQUESTED, ANALYSIS_REQUESTED, JUDGEMENT_REQUESTED);

  private EventTypes() {}
}
