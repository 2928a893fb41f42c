package dev.cofferdam.functions.sandbox.limit;

/**
 * The operator's bounds on what a request may hold and an answer may return, beside what {@link
 * LimitRanges} bounds.
 *
 * @param source bytes of all files of a request together, decoded
 * @param files files in one request
 * @param stdin bytes of one standard input
 * @param arguments arguments of one run
 * @param argument bytes of one argument
 * @param environment variables
 * @param environmentValue bytes of one variable's value
 * @param tests tests in one request
 * @param fetchPatterns globs in one request
 * @param fetchCount files that come back
 * @param fetchSize bytes of one file that comes back
 * @param fetchTotal bytes of all files that come back
 * @param labels labels
 * @param policyDocument bytes of a caller's policy document
 */
public record RequestLimits(
    long source,
    int files,
    long stdin,
    int arguments,
    int argument,
    int environment,
    int environmentValue,
    int tests,
    int fetchPatterns,
    int fetchCount,
    long fetchSize,
    long fetchTotal,
    int labels,
    int policyDocument) {}
