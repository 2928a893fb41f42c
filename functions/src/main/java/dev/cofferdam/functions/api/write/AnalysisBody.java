package dev.cofferdam.functions.api.write;

/**
 * An analysis on the wire.
 *
 * @param id of the analysis
 * @param policy what the policy said
 * @param timing where the time went
 */
public record AnalysisBody(String id, PolicyBody policy, ResultBody.TimingBody timing) {}
